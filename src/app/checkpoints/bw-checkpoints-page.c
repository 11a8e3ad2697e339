/* bw-checkpoints-page.c: the checkpoints of a scope, and one of them
 *
 *   loading ──first state──► content ◄──► empty: none stands there
 *
 * The list of a wide scope leads on: its areas, then what needs somebody. A checkpoint
 * that was asked for by name stands among its neighbours, chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoints-page.h"

#include "bw-accessible.h"
#include "bw-checkpoint-area.h"
#include "bw-checkpoint-book.h"
#include "bw-checkpoint-detail.h"
#include "bw-checkpoint-figures.h"
#include "bw-checkpoint-list.h"
#include "bw-checkpoint-words.h"
#include "bw-desk-follower.h"
#include "bw-export-button.h"
#include "bw-figure-card.h"
#include "bw-format.h"
#include "bw-settings.h"
#include "bw-stage.h"

#include <glib/gi18n.h>

/* Figures grow old, also when nothing comes in. */
#define TICKS_PER_REREAD 10

struct _BwCheckpointsPage
{
  AdwBin parent_instance;

  GtkStack           *stack;
  GtkSpinner         *spinner;
  AdwStatusPage      *empty;
  BwFigureCard       *figures;
  GtkPaned           *paned;
  GtkLabel           *as_of;
  GtkDropDown        *order;
  BwExportButton     *export;
  GtkListView        *view;
  GtkLabel           *nothing;
  GtkStack           *detail_stack;
  GtkWidget          *choose;
  BwCheckpointArea   *area;
  BwCheckpointDetail *detail;

  BwDesk             *desk;      /* (owned) */
  BwCheckpointBook   *book;      /* (owned) */
  BwCheckpointList   *list;      /* (owned) */
  GSettings          *settings;  /* (owned) (nullable) */
  char               *code;      /* (owned) (nullable): of the chosen one: indices may change */
  char               *scope;     /* (owned) (nullable): code of what was shown last */
  gboolean            is_sought; /* what was asked for by name is still to be chosen */
  guint               n_ticks;
};

typedef enum
{
  PROP_DESK = 1,
} BwCheckpointsPageProperty;

static GParamSpec *properties[PROP_DESK + 1];

G_DEFINE_FINAL_TYPE (BwCheckpointsPage, bw_checkpoints_page, ADW_TYPE_BIN)

/* What is copied and saved: BW_CHECKPOINT_COLUMN_… */
static const char * const titles[] = {
  N_("Code"), N_("Name"), N_("State"), N_("Temperature"), N_("Health code"), N_("Register"), N_("Certificate"),
  N_("Let through"), N_("Turned back"), N_("Fever"), N_("Vehicles"), N_("Note"), NULL,
};

/* By place: who stands on a line may be another one meanwhile. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwCheckpointsPage *self = BW_CHECKPOINTS_PAGE (user_data);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < bw_checkpoint_list_get_length (self->list); i++)
    g_ptr_array_add (rows, GUINT_TO_POINTER (bw_checkpoint_list_get_place (self->list, i)));

  return rows;
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwCheckpointsPage *self = BW_CHECKPOINTS_PAGE (user_data);
  BwFacts facts;

  bw_facts_init (&facts, self->desk);
  return bw_checkpoint_words_dup_cell (&facts, self->book, (BwPlace) GPOINTER_TO_UINT (row), column);
}

/* The area of which the checkpoints are listed. */
static BwPlace
get_area (BwCheckpointsPage *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);

  /* Until the desk has found the area of what it was started with. */
  return scope != BW_PLACE_NONE && bw_place_tree_is_site (places, scope) ? bw_place_tree_get_parent (places, scope)
                                                                         : scope;
}

static BwCheckpointSort
get_sort (BwCheckpointsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->order);

  return selected <= BW_CHECKPOINT_SORT_BLIND ? (BwCheckpointSort) selected : BW_CHECKPOINT_SORT_EXCEPTIONS;
}

static void
set_state (BwCheckpointsPage *self,
           const char        *state)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) != 0)
    gtk_stack_set_visible_child_name (self->stack, state);
}

static const char *
find_state (BwCheckpointsPage *self,
            const BwFacts     *facts,
            BwPlace            area)
{
  if (area == BW_PLACE_NONE || bw_facts_count_all (facts, area, BW_SITE_KIND_CHECKPOINT) == 0)
    return bw_client_session_is_complete (bw_desk_get_session (self->desk)) ? "empty" : "loading";

  return "content";
}

static void
describe_empty (BwCheckpointsPage *self,
                const BwFacts     *facts,
                BwPlace            area)
{
  g_autofree char *text = NULL;

  if (area != BW_PLACE_NONE)
    /* Translators: %s: an area */
    text = g_strdup_printf (_("No checkpoint is known in %s."),
                            bw_place_tree_get_name (facts->places, area, facts->language));
  adw_status_page_set_description (self->empty, text);
}

static void
update_figures (BwCheckpointsPage *self,
                const BwFacts     *facts,
                BwPlace            area)
{
  for (guint i = 0; i < BW_N_CHECKPOINT_FIGURES; i++)
    {
      BwFigureFace face;

      bw_checkpoint_figures_init_face ((BwCheckpointFigure) i, facts, self->book, area, &face);
      bw_figure_card_set_face (self->figures, i, &face);
      bw_figure_face_clear (&face);
    }

  bw_figure_card_update_strip (self->figures);
}

/* What is not live says of when it is. */
static void
update_as_of (BwCheckpointsPage *self,
              const BwFacts     *facts)
{
  gboolean is_faded = bw_desk_is_faded (self->desk);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->as_of), is_faded);
  if (!is_faded)
    return;

  time = bw_format_as_of (facts->now, bw_desk_get_now (self->desk), facts->zone, facts->language);
  /* Translators: %s: the time at which a figure was true */
  text = g_strdup_printf (_("As of %s"), time);
  gtk_label_set_label (self->as_of, text);
}

static void
update_detail (BwCheckpointsPage *self,
               const BwFacts     *facts,
               guint              types)
{
  BwPlace place = self->code != NULL ? bw_place_tree_lookup (facts->places, self->code) : BW_PLACE_NONE;
  gboolean is_site = place != BW_PLACE_NONE && bw_place_tree_is_site (facts->places, place);

  bw_checkpoint_detail_set_site (self->detail, facts, is_site ? place : BW_PLACE_NONE, types);
  /* Both have a button to assign a team: only that which is meant is there. */
  gtk_widget_set_visible (GTK_WIDGET (self->area), place != BW_PLACE_NONE && !is_site);
  if (place != BW_PLACE_NONE && !is_site)
    bw_checkpoint_area_set_area (self->area, facts, self->book, place);
  gtk_stack_set_visible_child (self->detail_stack, is_site ? GTK_WIDGET (self->detail)
                                                   : place != BW_PLACE_NONE ? GTK_WIDGET (self->area) : self->choose);
}

static const char *
get_nothing (BwCheckpointSort sort)
{
  return sort == BW_CHECKPOINT_SORT_BLIND ? _("Every community has a manned checkpoint.")
                                          : _("Nothing needs anybody here.");
}

static void
update_list (BwCheckpointsPage  *self,
             const BwFacts      *facts,
             BwPlace             area,
             const BwDeskChange *change)
{
  BwCheckpointSort sort = get_sort (self);

  bw_checkpoint_list_update (self->list, facts, area, sort, change);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), bw_checkpoint_list_get_length (self->list) == 0);
  gtk_label_set_label (self->nothing, get_nothing (sort));
}

/* Another scope begins anew. */
static void
follow_scope (BwCheckpointsPage *self)
{
  const char *scope = bw_desk_get_scope (self->desk);

  if (g_strcmp0 (scope, self->scope) == 0)
    return;

  g_free (self->scope);
  self->scope = g_strdup (scope);
  g_clear_pointer (&self->code, g_free);
  self->is_sought = TRUE;
}

/* A checkpoint that was asked for by name is chosen once. */
static void
follow_sought (BwCheckpointsPage *self,
               const BwFacts     *facts)
{
  const char *sought = bw_desk_get_sought (self->desk);
  BwPlace place = sought != NULL ? bw_place_tree_lookup (facts->places, sought) : BW_PLACE_NONE;

  if (!self->is_sought || place == BW_PLACE_NONE
      || bw_place_tree_get_site (facts->places, place)->kind != BW_SITE_KIND_CHECKPOINT)
    return;

  self->is_sought = FALSE;
  g_free (self->code);
  self->code = g_strdup (sought);
}

/* FALSE: there is nothing to show yet, or nothing at all. */
static gboolean
update_state (BwCheckpointsPage *self,
              const BwFacts     *facts,
              BwPlace            area)
{
  const char *state = find_state (self, facts, area);

  set_state (self, state);
  if (g_str_equal (state, "empty"))
    describe_empty (self, facts, area);

  return g_str_equal (state, "content");
}

/* All that is on the page; the book is right. */
static void
show (BwCheckpointsPage  *self,
      const BwFacts      *facts,
      BwPlace             area,
      const BwDeskChange *change)
{
  follow_scope (self);
  follow_sought (self, facts);
  if (change == NULL)
    bw_checkpoint_list_choose (self->list, self->code != NULL ? bw_place_tree_lookup (facts->places, self->code)
                                                              : BW_PLACE_NONE);
  update_figures (self, facts, area);
  update_as_of (self, facts);
  update_list (self, facts, area, change);
  update_detail (self, facts, change != NULL ? change->types : G_MAXUINT);
}

/* @change (nullable): what is another one in the picture; NULL: everything. */
static void
follow (BwCheckpointsPage  *self,
        const BwDeskChange *change)
{
  BwPlace area = get_area (self);
  BwFacts facts;

  bw_facts_init (&facts, self->desk);
  if (!update_state (self, &facts, area))
    return;

  bw_checkpoint_book_follow (self->book, &facts);
  show (self, &facts, area, change != NULL && change->structure ? NULL : change);
}

/* Nothing is another one in the picture, but what is wanted of it. */
static void
update (BwCheckpointsPage *self)
{
  BwPlace area = get_area (self);
  BwFacts facts;

  bw_facts_init (&facts, self->desk);
  if (!update_state (self, &facts, area))
    return;

  bw_checkpoint_book_follow (self->book, &facts);
  show (self, &facts, area, NULL);
}

/* Nothing is another one at all, but older. */
static void
reread (BwCheckpointsPage *self)
{
  BwFacts facts;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0)
    return;

  bw_facts_init (&facts, self->desk);
  bw_checkpoint_book_follow (self->book, &facts);
  update_figures (self, &facts, get_area (self));
  update_as_of (self, &facts);
  bw_checkpoint_list_reread (self->list, &facts);
  update_detail (self, &facts, 0);
}

/* What is read out by telephone moves no total, and no refresh tells of it. */
static void
on_calls_changed_cb (BwCheckpointsPage *self,
                     BwCallBook        *calls)
{
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0)
    return;

  bw_facts_init (&facts, self->desk);
  update_figures (self, &facts, get_area (self));
}

/* An area narrows the scope; a checkpoint is chosen anyway. */
static void
on_view_activate_cb (BwCheckpointsPage *self,
                     guint              position)
{
  BwPlace place;

  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  place = bw_checkpoint_list_get_place (self->list, position);
  if (place != BW_PLACE_NONE && !bw_place_tree_is_site (bw_desk_get_places (self->desk), place))
    bw_desk_set_scope_place (self->desk, place);
}

static void
on_list_chosen_cb (BwCheckpointsPage *self)
{
  BwPlace place = bw_checkpoint_list_get_chosen (self->list);
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  g_free (self->code);
  self->code = place != BW_PLACE_NONE ? g_strdup (bw_place_tree_get_code (bw_desk_get_places (self->desk), place))
                                      : NULL;
  bw_facts_init (&facts, self->desk);
  bw_checkpoint_book_follow (self->book, &facts);
  update_detail (self, &facts, 0);
}

static void
on_order_selected_cb (BwCheckpointsPage *self)
{
  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  update (self);
}

static void
on_figures_show_list_cb (BwCheckpointsPage *self,
                         guint              figure)
{
  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  gtk_drop_down_set_selected (self->order, figure == BW_CHECKPOINT_FIGURE_MANNED ? BW_CHECKPOINT_SORT_BLIND
                                           : figure == BW_CHECKPOINT_FIGURE_PASSED ? BW_CHECKPOINT_SORT_PASSED
                                           : BW_CHECKPOINT_SORT_EXCEPTIONS);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_desk_change (GtkWidget          *widget,
                const BwDeskChange *change)
{
  follow (BW_CHECKPOINTS_PAGE (widget), change);
}

static void
on_picture_changed_cb (BwCheckpointsPage *self,
                       BwPictureChange   *change,
                       BwPicture         *picture)
{
  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  bw_checkpoint_book_note (self->book, bw_picture_get_places (picture), change);
}

static void
on_desk_tick_cb (BwCheckpointsPage *self)
{
  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  /* Whoever comes back sees the ages of now. */
  self->n_ticks = gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->n_ticks + 1 : TICKS_PER_REREAD - 1;
  if (self->n_ticks % TICKS_PER_REREAD == 0)
    reread (self);
}

static void
on_desk_sought_cb (BwCheckpointsPage *self)
{
  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  self->is_sought = TRUE;
  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
on_desk_faded_cb (BwCheckpointsPage *self)
{
  g_assert (BW_IS_CHECKPOINTS_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

static BwTruth *
make_truth (guint    figure,
            gpointer user_data)
{
  BwCheckpointsPage *self = user_data;
  BwPlace area = get_area (self);
  BwFacts facts;

  if (area == BW_PLACE_NONE)
    return NULL;

  bw_facts_init (&facts, self->desk);
  return bw_checkpoint_figures_new_truth ((BwCheckpointFigure) figure, &facts, self->book, area);
}

static void
fill_orders (BwCheckpointsPage *self)
{
  const char *words[] = {
    [BW_CHECKPOINT_SORT_EXCEPTIONS] = _("Exceptions first"),
    [BW_CHECKPOINT_SORT_NUMBER] = _("By number"),
    [BW_CHECKPOINT_SORT_PASSED] = _("Busiest first"),
    [BW_CHECKPOINT_SORT_BLIND] = _("Unmanned communities"),
    NULL,
  };
  g_autoptr (GtkStringList) orders = gtk_string_list_new (words);

  gtk_drop_down_set_model (self->order, G_LIST_MODEL (orders));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->order), _("Order of the list"));
}

static void
bind_settings (BwCheckpointsPage *self)
{
  self->settings = bw_settings_new ();
  if (self->settings != NULL)
    g_settings_bind (self->settings, "checkpoints-split", self->paned, "position", G_SETTINGS_BIND_DEFAULT);
}

static void
fill_lists (BwCheckpointsPage *self)
{
  bw_figure_card_set_list (self->figures, BW_CHECKPOINT_FIGURE_MANNED, _("Show the unmanned communities"));
  bw_figure_card_set_list (self->figures, BW_CHECKPOINT_FIGURE_COMPLETE, _("Show the checkpoints"));
  bw_figure_card_set_list (self->figures, BW_CHECKPOINT_FIGURE_PASSED, _("Show the busiest"));
}

static void
bw_checkpoints_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_DESK)
    g_value_set_object (value, BW_CHECKPOINTS_PAGE (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_checkpoints_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_DESK)
    BW_CHECKPOINTS_PAGE (object)->desk = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_checkpoints_page_constructed (GObject *object)
{
  BwCheckpointsPage *self = BW_CHECKPOINTS_PAGE (object);

  G_OBJECT_CLASS (bw_checkpoints_page_parent_class)->constructed (object);

  self->book = bw_checkpoint_book_new ();
  self->list = bw_checkpoint_list_new (self->desk, self->book, self->view);
  bw_export_button_set_title (self->export, C_("card", "Checkpoints"));
  bw_export_button_set_list (self->export, list_rows, titles, dup_cell, G_OBJECT (self));
  bw_checkpoint_detail_set_desk (self->detail, self->desk);
  bw_figure_card_set_truth_func (self->figures, make_truth, self, NULL);
  bind_settings (self);
  g_signal_connect_object (self->list, "notify::chosen", G_CALLBACK (on_list_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures, "show-list", G_CALLBACK (on_figures_show_list_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (on_order_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_picture (self->desk), "changed", G_CALLBACK (on_picture_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_calls (self->desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bw_desk_follower_attach (self->desk, GTK_WIDGET (self), on_desk_change);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::sought", G_CALLBACK (on_desk_sought_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::faded", G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (self->desk), "notify::complete", G_CALLBACK (on_desk_faded_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
bw_checkpoints_page_dispose (GObject *object)
{
  BwCheckpointsPage *self = BW_CHECKPOINTS_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bw_checkpoints_page_parent_class)->dispose (object);
}

static void
bw_checkpoints_page_finalize (GObject *object)
{
  BwCheckpointsPage *self = BW_CHECKPOINTS_PAGE (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->book, bw_checkpoint_book_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->scope, g_free);

  G_OBJECT_CLASS (bw_checkpoints_page_parent_class)->finalize (object);
}

static void
bw_checkpoints_page_class_init (BwCheckpointsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_checkpoints_page_get_property;
  object_class->set_property = bw_checkpoints_page_set_property;
  object_class->constructed = bw_checkpoints_page_constructed;
  object_class->dispose = bw_checkpoints_page_dispose;
  object_class->finalize = bw_checkpoints_page_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, BW_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_CHECKPOINT_AREA);
  g_type_ensure (BW_TYPE_CHECKPOINT_DETAIL);
  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  g_type_ensure (BW_TYPE_FIGURE_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/checkpoints/bw-checkpoints-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, figures);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, order);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, export);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, view);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, choose);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, area);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
}

static void
bw_checkpoints_page_init (BwCheckpointsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (gtk_widget_get_parent (GTK_WIDGET (self->figures)));
  fill_orders (self);
  fill_lists (self);
}

/**
 * bw_checkpoints_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_checkpoints_page_new (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  return g_object_new (BW_TYPE_CHECKPOINTS_PAGE, "desk", desk, NULL);
}

/**
 * bw_checkpoints_page_is_settled:
 * @self: a page
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_checkpoints_page_is_settled (BwCheckpointsPage *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINTS_PAGE (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0
         && bw_checkpoint_list_is_settled (self->list)
         && bw_checkpoint_detail_is_settled (self->detail);
}

/**
 * bw_checkpoints_page_get_n_looked:
 * @self: a page
 *
 * Returns: places looked at and keys asked for since the start
 */
guint
bw_checkpoints_page_get_n_looked (BwCheckpointsPage *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINTS_PAGE (self), 0);

  return bw_checkpoint_book_get_n_looked (self->book) + bw_checkpoint_list_get_n_keys (self->list);
}
