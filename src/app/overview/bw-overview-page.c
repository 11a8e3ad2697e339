/* bw-overview-page.c: are we in time, and who is not
 *
 *   loading ──first state──► content ◄──► no round / not in the round / no places
 *
 * The page reads the picture once a refresh and hands the facts to its cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-overview-page.h"

#include "bw-desk-follower.h"
#include "bw-overview-board.h"
#include "bw-settings.h"

#include <glib/gi18n.h>

/* Plans move on and figures grow old, also when nothing comes in. */
#define TICKS_PER_REREAD 10

struct _BwOverviewPage
{
  AdwBin parent_instance;

  GtkStack        *stack;
  GtkSpinner      *spinner;
  BwOverviewBoard *board;
  AdwStatusPage   *outside;

  BwDesk          *desk;      /* (owned) */
  GSettings       *settings;  /* (owned) (nullable) */
  guint            n_ticks;
};

typedef enum
{
  PROP_DESK = 1,
} BwOverviewPageProperty;

static GParamSpec *properties[PROP_DESK + 1];

G_DEFINE_FINAL_TYPE (BwOverviewPage, bw_overview_page, ADW_TYPE_BIN)

static const char *
find_state (BwOverviewPage *self,
            const BwFacts  *facts,
            BwPlace         scope)
{
  BwClientSession *session = bw_desk_get_session (self->desk);
  gboolean is_complete = bw_client_session_is_complete (session);

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
set_state (BwOverviewPage *self,
           const char     *state)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) != 0)
    gtk_stack_set_visible_child_name (self->stack, state);
}

static void
describe_outside (BwOverviewPage *self,
                  const BwFacts  *facts,
                  BwPlace         scope)
{
  g_autofree char *text = NULL;
  const char *round = !facts->is_chinese && facts->round->name_en != NULL ? facts->round->name_en
                                                                          : facts->round->name;

  /* Translators: a place, and the round of sampling that it does not take part in */
  text = g_strdup_printf (_("%s does not take part in: %s"),
                          bw_place_tree_get_name (facts->places, scope, facts->language), round);
  adw_status_page_set_description (self->outside, text);
}

static void
update (BwOverviewPage     *self,
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

  /* A board that was not shown has missed changes. */
  if (g_str_equal (state, "content"))
    bw_overview_board_update (self->board, &facts, scope, is_new ? NULL : change);
  else if (g_str_equal (state, "not-in-round"))
    describe_outside (self, &facts, scope);
}

static void
bind_settings (BwOverviewPage *self)
{
  self->settings = bw_settings_new ();
  if (self->settings == NULL)
    return;

  g_settings_bind (self->settings, "area-order", bw_overview_board_get_area_list (self->board), "order",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
widen_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BwOverviewPage *self = BW_OVERVIEW_PAGE (widget);
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwPlace above = scope != BW_PLACE_NONE ? bw_place_tree_get_parent (places, scope) : BW_PLACE_NONE;

  if (above != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, above);
}

static void
follow (GtkWidget          *widget,
        const BwDeskChange *change)
{
  update (BW_OVERVIEW_PAGE (widget), change);
}

static void
on_desk_glance_cb (BwOverviewPage *self)
{
  BwFacts facts;

  g_assert (BW_IS_OVERVIEW_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0)
    return;

  bw_facts_init (&facts, self->desk);
  if (facts.round != NULL)
    bw_overview_board_glance (self->board, &facts);
}

static void
on_desk_tick_cb (BwOverviewPage *self)
{
  BwFacts facts;

  g_assert (BW_IS_OVERVIEW_PAGE (self));

  /* Whoever comes back sees the ages of now. */
  self->n_ticks = gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->n_ticks + 1 : TICKS_PER_REREAD - 1;
  if (self->n_ticks % TICKS_PER_REREAD != 0
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0)
    return;

  bw_facts_init (&facts, self->desk);
  if (facts.round != NULL)
    bw_overview_board_reread (self->board, &facts);
}

static void
on_desk_faded_cb (BwOverviewPage *self)
{
  g_assert (BW_IS_OVERVIEW_PAGE (self));

  bw_desk_follower_renew (GTK_WIDGET (self));
}

static void
bw_overview_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_DESK)
    g_value_set_object (value, BW_OVERVIEW_PAGE (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_overview_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id == PROP_DESK)
    BW_OVERVIEW_PAGE (object)->desk = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_overview_page_constructed (GObject *object)
{
  BwOverviewPage *self = BW_OVERVIEW_PAGE (object);

  G_OBJECT_CLASS (bw_overview_page_parent_class)->constructed (object);

  bw_overview_board_set_desk (self->board, self->desk);
  bind_settings (self);
  bw_desk_follower_attach (self->desk, GTK_WIDGET (self), follow);
  g_signal_connect_object (self->desk, "glance", G_CALLBACK (on_desk_glance_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::faded", G_CALLBACK (on_desk_faded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (self->desk), "notify::complete",
                           G_CALLBACK (on_desk_faded_cb), self, G_CONNECT_SWAPPED);
}

static void
bw_overview_page_dispose (GObject *object)
{
  BwOverviewPage *self = BW_OVERVIEW_PAGE (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bw_overview_page_parent_class)->dispose (object);
}

static void
bw_overview_page_finalize (GObject *object)
{
  g_clear_object (&BW_OVERVIEW_PAGE (object)->desk);

  G_OBJECT_CLASS (bw_overview_page_parent_class)->finalize (object);
}

static void
bw_overview_page_class_init (BwOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_overview_page_get_property;
  object_class->set_property = bw_overview_page_set_property;
  object_class->constructed = bw_overview_page_constructed;
  object_class->dispose = bw_overview_page_dispose;
  object_class->finalize = bw_overview_page_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, BW_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_OVERVIEW_BOARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, board);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, outside);

  gtk_widget_class_install_action (widget_class, "overview.widen", NULL, widen_action);
}

static void
bw_overview_page_init (BwOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_overview_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_overview_page_new (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  return g_object_new (BW_TYPE_OVERVIEW_PAGE, "desk", desk, NULL);
}

/**
 * bw_overview_page_is_settled:
 * @self: a page
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_overview_page_is_settled (BwOverviewPage *self)
{
  const char *state;

  g_return_val_if_fail (BW_IS_OVERVIEW_PAGE (self), FALSE);

  state = gtk_stack_get_visible_child_name (self->stack);
  if (g_strcmp0 (state, "content") == 0)
    return bw_overview_board_is_settled (self->board);

  return g_strcmp0 (state, "loading") != 0;
}
