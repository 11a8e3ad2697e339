/* bw-inspections-page.c: what was found, and what must be put right by when
 *
 *   loading ◄──all is read──► content ◄──► empty
 *
 * Documents are read once, a slice at a time if there are many (bw-visit-keeper.h); what
 * the page says follows from all of them, and never from a part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-inspections-page.h"

#include "bw-ahead.h"
#include "bw-coverage-card.h"
#include "bw-desk-follower.h"
#include "bw-edits.h"
#include "bw-fault-card.h"
#include "bw-followup-columns.h"
#include "bw-followup-window.h"
#include "bw-format.h"
#include "bw-stage.h"
#include "bw-visit-facts.h"
#include "bw-visit-figure.h"
#include "bw-visit-keeper.h"
#include "bw-visit-list.h"
#include "bw-visit-window.h"

#include <glib/gi18n.h>

/* Deadlines come nearer, also when nothing comes in. */
#define TICKS_PER_REREAD 20

struct _BwInspectionsPage
{
  AdwBin parent_instance;

  GtkStack          *stack;
  AdwBin            *figure_bin;
  BwFigureCard      *figures;
  BwTable           *table;
  GtkWidget         *add;      /* (unowned): in the head of the table */
  BwVisitList       *pending;
  BwVisitList       *round;
  BwFaultCard       *faults;
  BwCoverageCard    *coverage;
  AdwStatusPage     *empty;
  GtkWidget         *empty_add;
  GtkButton         *widen;

  BwDesk            *desk;      /* (owned) */
  BwVisitKeeper     *keeper;    /* (unowned): of @desk */
  BwVisitFacts      *facts;     /* (owned) (nullable): of all that there is; NULL: not all is read */
  BwFollowupColumns  columns;
  char              *shown;     /* (owned) (nullable): code of the scope that the table shows */
  guint              n_ticks;
};

typedef enum
{
  PROP_DESK = 1,
} BwInspectionsPageProperty;

static GParamSpec *properties[PROP_DESK + 1];

G_DEFINE_FINAL_TYPE (BwInspectionsPage, bw_inspections_page, ADW_TYPE_BIN)

static BwTruth *
make_truth (guint    figure,
            gpointer user_data)
{
  BwInspectionsPage *self = user_data;

  if (self->facts == NULL)
    return NULL;

  return bw_visit_figure_new_truth ((BwVisitFigure) figure, self->facts, bw_desk_get_data_now (self->desk),
                                    bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
}

static void
show_figures (BwInspectionsPage *self)
{
  for (guint i = 0; i < BW_N_VISIT_FIGURES; i++)
    {
      BwFigureFace face;

      bw_visit_figure_init_face ((BwVisitFigure) i, self->facts, bw_desk_get_data_now (self->desk),
                                 bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk), &face);
      bw_figure_card_set_face (self->figures, i, &face);
      bw_figure_face_clear (&face);
    }
  bw_figure_card_update_strip (self->figures);
}

static char *
dup_round_title (BwInspectionsPage *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  const BwVisit *first;
  g_autofree char *day = NULL;

  if (self->facts->round->len == 0)
    return g_strdup (_("Last unannounced visit"));

  first = g_ptr_array_index (self->facts->round, 0);
  day = bw_format_day (first->at, bw_desk_get_data_now (self->desk), bw_desk_get_time_zone (self->desk), language);

  /* Translators: the last unannounced visit: when, and in which area */
  return g_strdup_printf (_("%s, unannounced · %s"), day,
                          bw_place_tree_get_name (places, self->facts->round_part, language));
}

static void
show_lists (BwInspectionsPage *self)
{
  g_autofree char *title = dup_round_title (self);
  gboolean may = bw_edits_may (bw_desk_get_edits (self->desk), "ledger");

  bw_visit_list_update (self->round, self->desk, self->facts->round, title, _("No place here was visited unannounced"),
                        NULL, NULL);
  bw_visit_list_update (self->pending, self->desk, self->facts->pending, _("Under way: hidden from those inspected"),
                        "", may ? _("Finish…") : NULL, "inspections.finish");
  gtk_widget_set_visible (GTK_WIDGET (self->pending), self->facts->pending->len > 0);
}

static void
show_as_of (BwInspectionsPage *self)
{
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  if (!bw_desk_is_faded (self->desk))
    {
      bw_table_set_as_of (self->table, NULL);
      return;
    }

  clock = bw_format_as_of (bw_desk_get_data_now (self->desk), bw_desk_get_now (self->desk),
                           bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
  /* Translators: the time up to which what is shown is true */
  text = g_strdup_printf (_("as of %s"), clock);
  bw_table_set_as_of (self->table, text);
}

static void
show_content (BwInspectionsPage *self)
{
  const char *scope = bw_desk_get_scope (self->desk);

  show_figures (self);
  bw_table_set_rows (self->table, (const gpointer *) self->facts->followups->pdata, self->facts->followups->len);
  if (g_strcmp0 (scope, self->shown) != 0)
    bw_table_set_search (self->table, "");
  g_free (self->shown);
  self->shown = g_strdup (scope);
  bw_table_update (self->table, NULL, NULL);
  show_as_of (self);
  show_lists (self);
  bw_fault_card_update (self->faults, self->desk, self->facts);
  bw_coverage_card_update (self->coverage, self->desk, self->facts);
}

static void
show_empty (BwInspectionsPage *self,
            BwPlace            scope)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  BwPlace above = bw_place_tree_get_parent (places, scope);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  /* Translators: the place is for an area */
  text = g_strdup_printf (_("%s was not inspected today; faults and their deadlines stand here as soon as it is."),
                          bw_place_tree_get_name (places, scope, language));
  adw_status_page_set_description (self->empty, text);
  gtk_widget_set_visible (GTK_WIDGET (self->widen), above != BW_PLACE_NONE);
  if (above == BW_PLACE_NONE)
    return;

  /* Translators: the place is for the area above */
  label = g_strdup_printf (_("Show %s"), bw_place_tree_get_name (places, above, language));
  gtk_button_set_label (self->widen, label);
}

static void
show_rights (BwInspectionsPage *self)
{
  gboolean may = bw_edits_may (bw_desk_get_edits (self->desk), "ledger");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspections.new", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspections.finish", may);
  gtk_widget_set_visible (self->add, may);
  gtk_widget_set_visible (self->empty_add, may);
}

static const char *
find_state (BwInspectionsPage *self)
{
  if (bw_desk_get_scope_place (self->desk) == BW_PLACE_NONE)
    return bw_client_session_is_complete (bw_desk_get_session (self->desk)) ? "empty" : "loading";
  if (self->facts == NULL)
    return "loading";

  return bw_visit_facts_is_empty (self->facts) ? "empty" : "content";
}

/* Of half of what there is nothing is counted. */
static void
update (BwInspectionsPage *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  const char *state;

  g_clear_pointer (&self->facts, bw_visit_facts_free);
  if (scope != BW_PLACE_NONE && bw_visit_keeper_is_whole (self->keeper))
    self->facts = bw_visit_facts_new (bw_visit_keeper_get_book (self->keeper), bw_desk_get_picture (self->desk), scope,
                                      bw_desk_get_data_now (self->desk), bw_desk_get_time_zone (self->desk));

  state = find_state (self);
  if (self->facts != NULL)
    show_content (self);
  else
    bw_table_set_rows (self->table, NULL, 0);
  if (scope != BW_PLACE_NONE && g_str_equal (state, "empty"))
    show_empty (self, scope);
  gtk_stack_set_visible_child_name (self->stack, state);
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BwInspectionsPage *self = BW_INSPECTIONS_PAGE (widget);
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  /* The whole city is not inspected: a place is to be chosen. */
  if (scope == bw_place_tree_get_root (places))
    scope = BW_PLACE_NONE;
  bw_ahead_present (GTK_WINDOW (bw_visit_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk, scope,
                                                     NULL)));
}

static void
finish_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwInspectionsPage *self = BW_INSPECTIONS_PAGE (widget);

  bw_ahead_present (GTK_WINDOW (bw_visit_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk,
                                                     BW_PLACE_NONE, g_variant_get_string (parameter, NULL))));
}

static void
open_followup (BwInspectionsPage *self,
               const char        *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (bw_visit_book_lookup_followup (bw_visit_keeper_get_book (self->keeper), id) != NULL)
    bw_ahead_present (GTK_WINDOW (bw_followup_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                          self->desk, id)));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  open_followup (BW_INSPECTIONS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
widen_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BwInspectionsPage *self = BW_INSPECTIONS_PAGE (widget);
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwPlace above = scope != BW_PLACE_NONE ? bw_place_tree_get_parent (bw_desk_get_places (self->desk), scope)
                                         : BW_PLACE_NONE;

  if (above != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, above);
}

static void
on_table_activated_cb (BwInspectionsPage *self,
                       gpointer           row)
{
  g_assert (BW_IS_INSPECTIONS_PAGE (self));

  open_followup (self, ((const BwFollowup *) row)->id);
}

/* Inspections come by the keeper. Checkpoints report all the time, and are a single number
 * here: nothing else is looked at for it. */
static void
follow (GtkWidget          *widget,
        const BwDeskChange *change)
{
  BwInspectionsPage *self = BW_INSPECTIONS_PAGE (widget);
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  if (change == NULL || change->structure)
    {
      update (self);
    }
  else if (self->facts != NULL && scope < change->n_places && change->is_changed[scope] != 0)
    {
      bw_visit_facts_count_checkpoints (self->facts, bw_desk_get_picture (self->desk), scope);
      show_figures (self);
    }
}

static void
on_keeper_changed_cb (BwInspectionsPage *self)
{
  g_assert (BW_IS_INSPECTIONS_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
on_desk_tick_cb (BwInspectionsPage *self)
{
  g_assert (BW_IS_INSPECTIONS_PAGE (self));

  /* Whoever comes back sees the ages of now. */
  self->n_ticks = gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->n_ticks + 1 : TICKS_PER_REREAD - 1;
  if (self->n_ticks % TICKS_PER_REREAD == 0)
    update (self);
}

static void
on_desk_faded_cb (BwInspectionsPage *self)
{
  g_assert (BW_IS_INSPECTIONS_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
on_edits_changed_cb (BwInspectionsPage *self)
{
  g_assert (BW_IS_INSPECTIONS_PAGE (self));

  bw_table_update (self->table, NULL, NULL);
}

static void
on_edits_rights_cb (BwInspectionsPage *self)
{
  g_assert (BW_IS_INSPECTIONS_PAGE (self));

  show_rights (self);
  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
bw_inspections_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_DESK)
    g_value_set_object (value, BW_INSPECTIONS_PAGE (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_inspections_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_DESK)
    BW_INSPECTIONS_PAGE (object)->desk = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
listen (BwInspectionsPage *self)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);

  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (on_keeper_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (on_table_activated_cb), self, G_CONNECT_SWAPPED);
  bw_desk_follower_attach (self->desk, GTK_WIDGET (self), follow);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::faded", G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (self->desk), "notify::complete", G_CALLBACK (on_desk_faded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (on_edits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "rights-changed", G_CALLBACK (on_edits_rights_cb), self, G_CONNECT_SWAPPED);
}

static void
bw_inspections_page_constructed (GObject *object)
{
  BwInspectionsPage *self = BW_INSPECTIONS_PAGE (object);

  G_OBJECT_CLASS (bw_inspections_page_parent_class)->constructed (object);

  self->keeper = bw_visit_keeper_get (self->desk);
  self->columns = (BwFollowupColumns) { self->desk, bw_visit_keeper_get_book (self->keeper) };
  bw_followup_columns_set_up (self->table, &self->columns);
  bw_table_set_desk (self->table, self->desk);
  listen (self);
  show_rights (self);
  update (self);
}

static void
bw_inspections_page_finalize (GObject *object)
{
  BwInspectionsPage *self = BW_INSPECTIONS_PAGE (object);

  g_clear_pointer (&self->facts, bw_visit_facts_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_inspections_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BW_TYPE_TABLE);
  g_type_ensure (BW_TYPE_VISIT_LIST);
  g_type_ensure (BW_TYPE_FAULT_CARD);
  g_type_ensure (BW_TYPE_COVERAGE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/inspections/bw-inspections-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, figure_bin);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, table);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, pending);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, round);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, faults);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, empty_add);
  gtk_widget_class_bind_template_child (widget_class, BwInspectionsPage, widen);
}

static void
bw_inspections_page_class_init (BwInspectionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_inspections_page_get_property;
  object_class->set_property = bw_inspections_page_set_property;
  object_class->constructed = bw_inspections_page_constructed;
  object_class->finalize = bw_inspections_page_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, BW_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "inspections.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "inspections.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "inspections.finish", "s", finish_action);
  gtk_widget_class_install_action (widget_class, "inspections.widen", NULL, widen_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "inspections.new", NULL);
}

static GtkWidget *
make_add (void)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("New Inspection"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "inspections.new");
  return button;
}

static void
bw_inspections_page_init (BwInspectionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (gtk_widget_get_parent (GTK_WIDGET (self->table)));
  self->figures = BW_FIGURE_CARD (bw_figure_card_new (BW_N_VISIT_FIGURES));
  bw_figure_card_set_truth_func (self->figures, make_truth, self, NULL);
  adw_bin_set_child (self->figure_bin, GTK_WIDGET (self->figures));
  self->add = make_add ();
  bw_table_add_to_head (self->table, self->add);
}

/**
 * bw_inspections_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_inspections_page_new (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  return g_object_new (BW_TYPE_INSPECTIONS_PAGE, "desk", desk, NULL);
}

gboolean
bw_inspections_page_is_settled (BwInspectionsPage *self)
{
  g_return_val_if_fail (BW_IS_INSPECTIONS_PAGE (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0
         && (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0
             || bw_table_is_settled (self->table));
}

BwTable *
bw_inspections_page_get_table (BwInspectionsPage *self)
{
  g_return_val_if_fail (BW_IS_INSPECTIONS_PAGE (self), NULL);

  return self->table;
}

BwFigureCard *
bw_inspections_page_get_figures (BwInspectionsPage *self)
{
  g_return_val_if_fail (BW_IS_INSPECTIONS_PAGE (self), NULL);

  return self->figures;
}

const char *
bw_inspections_page_get_state (BwInspectionsPage *self)
{
  g_return_val_if_fail (BW_IS_INSPECTIONS_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
