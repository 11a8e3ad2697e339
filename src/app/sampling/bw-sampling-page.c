/* bw-sampling-page.c: how the sampling goes, point by point
 *
 *   loading ──first state──► content ◄──► no round / not in the round / no places
 *
 * The page reads the picture once a refresh and hands the facts to its cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sampling-page.h"

#include "bw-ahead.h"
#include "bw-desk-follower.h"

#include <glib/gi18n.h>

/* Plans move on and figures grow old, also when nothing comes in; ages each second
 * would be a restless table. */
#define TICKS_PER_REREAD 10
#define TICKS_PER_AGE    2

struct _BwSamplingPage
{
  AdwBin parent_instance;

  GtkStack        *stack;
  GtkSpinner      *spinner;
  BwSamplingBoard *board;
  AdwStatusPage   *outside;
  GtkRevealer     *revealer;
  BwPointPanel    *panel;

  BwDesk          *desk;     /* (owned) */
  BwPointTrails   *trails;   /* (owned) */
  BwPlace          scope;
  guint            edition;   /* of the places that the trails are of */
  BwSubject        subject;
  gboolean         is_sought;  /* what was asked for by name is still to be chosen */
  guint            n_ticks;
};

typedef enum
{
  PROP_DESK = 1,
} BwSamplingPageProperty;

static GParamSpec *properties[PROP_DESK + 1];

G_DEFINE_FINAL_TYPE (BwSamplingPage, bw_sampling_page, ADW_TYPE_BIN)

static gboolean
is_shown (BwSamplingPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0;
}

static const char *
find_state (BwSamplingPage *self,
            const BwFacts  *facts,
            BwPlace         scope)
{
  gboolean is_complete = bw_client_session_is_complete (bw_desk_get_session (self->desk));

  /* Half a state would say "not reported" of what is still to come. */
  if (!is_complete && (facts->round == NULL || scope == BW_PLACE_NONE))
    return "loading";
  if (scope == BW_PLACE_NONE)
    return "empty";
  if (facts->round == NULL)
    return "no-round";

  return bw_facts_is_in_round (facts, scope) ? "content" : "not-in-round";
}

static void
set_state (BwSamplingPage *self,
           const char     *state)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) != 0)
    gtk_stack_set_visible_child_name (self->stack, state);
}

static void
describe_outside (BwSamplingPage *self,
                  const BwFacts  *facts,
                  BwPlace         scope)
{
  g_autofree char *text = NULL;
  const char *round = !facts->is_chinese && facts->round->name_en != NULL ? facts->round->name_en
                                                                          : facts->round->name;

  text = g_strdup_printf (_("%s does not take part in: %s"),
                          bw_place_tree_get_name (facts->places, scope, facts->language), round);
  adw_status_page_set_description (self->outside, text);
}

static void
close_panel (BwSamplingPage *self,
             const BwFacts  *facts)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  bw_point_panel_set_point (self->panel, facts, BW_PLACE_NONE);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->revealer), FALSE);
}

/* What is seen is kept for the points that change; the others are taken in when their
 * rows are shown. */
static void
record (BwSamplingPage     *self,
        const BwFacts      *facts,
        const BwDeskChange *change)
{
  /* Of another round, or of another tree, nothing that is known is true. */
  if (self->subject != facts->sampling || self->edition != bw_place_tree_get_edition (facts->places)
      || (change != NULL && change->structure))
    {
      bw_point_trails_clear (self->trails);
      self->subject = facts->sampling;
      self->edition = bw_place_tree_get_edition (facts->places);
    }

  if (change != NULL && !change->structure)
    bw_point_trails_record (self->trails, facts, change->changed, change->n_changed);
}

static void
update_panel (BwSamplingPage     *self,
              const BwFacts      *facts,
              const BwDeskChange *change)
{
  if (gtk_revealer_get_reveal_child (self->revealer))
    bw_point_panel_update (self->panel, facts, change != NULL ? change->types : G_MAXUINT);
}

static void
open_panel (BwSamplingPage *self,
            const BwFacts  *facts,
            BwPlace         point)
{
  bw_point_panel_set_point (self->panel, facts, point);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self->revealer), TRUE);
  bw_point_panel_focus (self->panel);
  bw_ahead_find (GTK_WIDGET (self->panel));
}

/* The site that somebody asked for by name, a link or an alert: as soon as its row is
 * there. While the scope is still to follow, the panel would go with the old one. */
static void
follow_sought (BwSamplingPage *self,
               const BwFacts  *facts)
{
  const char *sought = bw_desk_get_sought (self->desk);
  BwPlace point = sought != NULL ? bw_place_tree_lookup (facts->places, sought) : BW_PLACE_NONE;
  BwTable *table = bw_point_list_get_table (bw_sampling_board_get_list (self->board));

  if (!self->is_sought || point == BW_PLACE_NONE || bw_desk_get_page (self->desk) != BW_PAGE_SAMPLING
      || self->scope != bw_desk_get_scope_place (self->desk)
      || !bw_table_select (table, GUINT_TO_POINTER (point)))
    return;

  self->is_sought = FALSE;
  open_panel (self, facts, point);
}

static void
update (BwSamplingPage     *self,
        const BwDeskChange *change)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  const char *state;
  gboolean is_new;
  BwFacts facts;

  bw_facts_init (&facts, self->desk);
  state = find_state (self, &facts, scope);
  is_new = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) != 0;
  set_state (self, state);

  /* Indices of another tree, or a point of another place. */
  if (scope != self->scope || change == NULL || change->structure || !is_shown (self))
    close_panel (self, &facts);
  self->scope = scope;

  /* A board that was not shown has missed changes. */
  if (g_str_equal (state, "content"))
    {
      bw_sampling_board_update (self->board, &facts, scope, is_new ? NULL : change);
      update_panel (self, &facts, change);
      follow_sought (self, &facts);
    }
  else if (g_str_equal (state, "not-in-round"))
    {
      describe_outside (self, &facts, scope);
    }
}

static void
widen_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BwSamplingPage *self = BW_SAMPLING_PAGE (widget);
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwPlace above = scope != BW_PLACE_NONE ? bw_place_tree_get_parent (places, scope) : BW_PLACE_NONE;

  if (above != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, above);
}

static void
on_board_point_activated_cb (BwSamplingPage *self,
                             guint           place)
{
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  bw_facts_init (&facts, self->desk);
  if (facts.round != NULL && bw_place_tree_is_site (facts.places, place))
    open_panel (self, &facts, place);
}

/* Back to the row that it was of. */
static void
on_panel_closed_cb (BwSamplingPage *self)
{
  BwPlace point = bw_point_panel_get_point (self->panel);
  BwTable *table = bw_point_list_get_table (bw_sampling_board_get_list (self->board));
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  bw_facts_init (&facts, self->desk);
  close_panel (self, &facts);
  if (!bw_table_select (table, GUINT_TO_POINTER (point)))
    bw_table_focus (table);
}

static void
on_desk_sought_cb (BwSamplingPage *self)
{
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  self->is_sought = TRUE;
  bw_facts_init (&facts, self->desk);
  if (is_shown (self) && facts.round != NULL)
    follow_sought (self, &facts);
}

/* Its row may come later than the scope. */
static void
on_table_listed_cb (BwSamplingPage *self)
{
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  if (!self->is_sought || !is_shown (self))
    return;

  bw_facts_init (&facts, self->desk);
  if (facts.round != NULL)
    follow_sought (self, &facts);
}

static void
on_trails_told_cb (BwSamplingPage *self,
                   guint           place)
{
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  if (!is_shown (self))
    return;

  bw_point_list_tell (bw_sampling_board_get_list (self->board), place);
  bw_facts_init (&facts, self->desk);
  if (gtk_revealer_get_reveal_child (self->revealer) && bw_point_panel_get_point (self->panel) == place)
    bw_point_panel_update (self->panel, &facts, 0);
}

static void
follow (GtkWidget          *widget,
        const BwDeskChange *change)
{
  update (BW_SAMPLING_PAGE (widget), change);
}

/* How the counts went is kept, whether anybody looks or not. */
static void
on_desk_refresh_cb (BwSamplingPage     *self,
                    const BwDeskChange *change)
{
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  bw_facts_init (&facts, self->desk);
  if (facts.round != NULL)
    record (self, &facts, change);
}

static void
on_desk_tick_cb (BwSamplingPage *self)
{
  gboolean is_all;
  BwFacts facts;

  g_assert (BW_IS_SAMPLING_PAGE (self));

  /* Whoever comes back sees the ages of now. */
  self->n_ticks = gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->n_ticks + 1 : TICKS_PER_REREAD - 1;
  is_all = self->n_ticks % TICKS_PER_REREAD == 0;
  if ((!is_all && self->n_ticks % TICKS_PER_AGE != 0) || !is_shown (self))
    return;

  bw_facts_init (&facts, self->desk);
  if (facts.round == NULL)
    return;

  bw_sampling_board_reread (self->board, &facts, is_all);
  if (is_all && gtk_revealer_get_reveal_child (self->revealer))
    bw_point_panel_update (self->panel, &facts, 0);
}

static void
on_desk_faded_cb (BwSamplingPage *self)
{
  g_assert (BW_IS_SAMPLING_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
bw_sampling_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_DESK)
    g_value_set_object (value, BW_SAMPLING_PAGE (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_sampling_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id == PROP_DESK)
    BW_SAMPLING_PAGE (object)->desk = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_sampling_page_constructed (GObject *object)
{
  BwSamplingPage *self = BW_SAMPLING_PAGE (object);

  G_OBJECT_CLASS (bw_sampling_page_parent_class)->constructed (object);

  self->trails = bw_point_trails_new (bw_desk_get_session (self->desk));
  bw_sampling_board_set_desk (self->board, self->desk, self->trails);
  bw_point_panel_set_trails (self->panel, self->trails);
  g_signal_connect_object (bw_point_list_get_table (bw_sampling_board_get_list (self->board)), "listed",
                           G_CALLBACK (on_table_listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trails, "told", G_CALLBACK (on_trails_told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self,
                           G_CONNECT_SWAPPED);
  bw_desk_follower_attach (self->desk, GTK_WIDGET (self), follow);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::sought", G_CALLBACK (on_desk_sought_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::faded", G_CALLBACK (on_desk_faded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (self->desk), "notify::complete",
                           G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
}

static void
bw_sampling_page_dispose (GObject *object)
{
  g_clear_object (&BW_SAMPLING_PAGE (object)->trails);

  G_OBJECT_CLASS (bw_sampling_page_parent_class)->dispose (object);
}

static void
bw_sampling_page_finalize (GObject *object)
{
  g_clear_object (&BW_SAMPLING_PAGE (object)->desk);

  G_OBJECT_CLASS (bw_sampling_page_parent_class)->finalize (object);
}

static void
bw_sampling_page_class_init (BwSamplingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_sampling_page_get_property;
  object_class->set_property = bw_sampling_page_set_property;
  object_class->constructed = bw_sampling_page_constructed;
  object_class->dispose = bw_sampling_page_dispose;
  object_class->finalize = bw_sampling_page_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, BW_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_SAMPLING_BOARD);
  g_type_ensure (BW_TYPE_POINT_PANEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/sampling/bw-sampling-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSamplingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingPage, board);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingPage, outside);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingPage, revealer);
  gtk_widget_class_bind_template_child (widget_class, BwSamplingPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, on_board_point_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_closed_cb);
  gtk_widget_class_install_action (widget_class, "sampling.widen", NULL, widen_action);
}

static void
bw_sampling_page_init (BwSamplingPage *self)
{
  self->scope = BW_PLACE_NONE;
  self->subject = BW_SUBJECT_NONE;
  self->is_sought = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sampling_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_sampling_page_new (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  return g_object_new (BW_TYPE_SAMPLING_PAGE, "desk", desk, NULL);
}

/**
 * bw_sampling_page_is_settled:
 * @self: a page
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_sampling_page_is_settled (BwSamplingPage *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_PAGE (self), FALSE);

  if (is_shown (self))
    return bw_sampling_board_is_settled (self->board) && bw_point_trails_is_settled (self->trails);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0;
}

BwSamplingBoard *
bw_sampling_page_get_board (BwSamplingPage *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_PAGE (self), NULL);

  return self->board;
}

BwPointPanel *
bw_sampling_page_get_panel (BwSamplingPage *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_PAGE (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? self->panel : NULL;
}

const char *
bw_sampling_page_get_state (BwSamplingPage *self)
{
  g_return_val_if_fail (BW_IS_SAMPLING_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
