/* bw-checkpoint-detail.c: all that a person needs to know of one checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-detail.h"

#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-call-list.h"
#include "bw-call-window.h"
#include "bw-calm.h"
#include "bw-check-tile.h"
#include "bw-checkpoint-fault.h"
#include "bw-checkpoint-past.h"
#include "bw-checkpoint-words.h"
#include "bw-edits.h"
#include "bw-fold-layout.h"
#include "bw-followup-list.h"
#include "bw-format.h"
#include "bw-hour-chart-view.h"
#include "bw-picture-menu.h"
#include "bw-rectify-window.h"
#include "bw-site-log.h"
#include "bw-team-edits.h"
#include "bw-visit-keeper.h"
#include "bw-visit-window.h"

#include <glib/gi18n.h>
#include <math.h>

#define ACTION_GAP 8

struct _BwCheckpointDetail
{
  AdwBin parent_instance;

  GtkLabel         *title;
  GtkWidget        *chip;
  GtkLabel         *condition;
  GtkLabel         *note;
  GtkLabel         *as_of;
  BwCheckTile      *temperature;
  BwCheckTile      *code;
  BwCheckTile      *record;
  BwCheckTile      *certificate;
  BwFollowupList   *followups;
  GtkLabel         *counts;
  GtkStack         *hours_stack;
  BwHourChartView  *hours;
  GtkLabel         *hours_fault;
  BwCallList       *calls;
  BwSiteEvents     *events;
  BwSiteSupplies   *supplies;
  GtkWidget        *actions;
  GtkWidget        *inspect;
  GtkWidget        *assign;
  GtkWidget        *rectify;

  BwDesk           *desk;      /* (owned) (nullable) */
  BwCheckpointPast *past;      /* (owned) (nullable) */
  BwSiteLog        *log;       /* (owned) (nullable) */
  BwVisitKeeper    *visits;    /* (unowned) (nullable): of the desk */
  GPtrArray        *faults;    /* (owned) (element-type BwCheckpointFault): what can be marked as put right */
  BwPlace           site;
  guint                edition;     /* of the places in which @site is one */
};

G_DEFINE_FINAL_TYPE (BwCheckpointDetail, bw_checkpoint_detail, ADW_TYPE_BIN)

static void
show_head (BwCheckpointDetail      *self,
           const BwFacts           *facts,
           const BwCheckpointState *state)
{
  g_autofree char *note = bw_checkpoint_words_dup_note (facts, state);
  g_autofree char *as_of = bw_format_as_of (state->as_of, facts->now, facts->zone, facts->language);
  g_autofree char *text = NULL;

  bw_calm_set_text (self->title, bw_place_tree_get_name (facts->places, state->site, facts->language));
  bw_calm_set_text (self->condition, bw_format_condition (state->condition, facts->language));
  bw_calm_set_text (self->note, note);
  bw_calm_set_class (self->chip, "unmet", bw_condition_is_exception (state->condition));

  /* Translators: %s: the time at which a figure was true */
  text = state->as_of != 0 ? g_strdup_printf (_("As of %s"), as_of) : g_strdup (_("not reported"));
  bw_calm_set_text (self->as_of, text);
}

static void
show_checks (BwCheckpointDetail      *self,
             const BwFacts           *facts,
             const BwCheckpointState *state)
{
  BwCheckTile *tiles[BW_N_CHECKS] = { self->temperature, self->code, self->record, self->certificate };

  for (guint i = 0; i < BW_N_CHECKS; i++)
    bw_check_tile_set_state (tiles[i], facts, state, (BwCheck) i,
                             bw_checkpoint_past_get_since (self->past, (BwCheck) i),
                             bw_checkpoint_past_is_longer (self->past, (BwCheck) i));
}

static void
show_counts (BwCheckpointDetail      *self,
             const BwFacts           *facts,
             const BwCheckpointState *state)
{
  g_autofree char *text = bw_checkpoint_words_dup_counts (facts, state->site);

  bw_calm_set_text (self->counts, text);
}

static void
show_hours (BwCheckpointDetail      *self,
            const BwFacts           *facts,
            const BwCheckpointState *state)
{
  BwSeries *history = bw_checkpoint_past_get_hours (self->past);
  const char *fault = bw_checkpoint_past_get_fault (self->past);
  g_autofree char *text = NULL;
  BwHourChart chart;

  if (history == NULL || facts->round == NULL)
    {
      if (bw_client_session_get_connection (bw_desk_get_session (facts->desk)) == BW_CONNECTION_SAVED)
        text = g_strdup (_("A saved state holds no hours: totals only"));
      else if (fault != NULL)
        /* Translators: %s: why the hours of a checkpoint cannot be shown */
        text = g_strdup_printf (_("The hours could not be read: %s"), fault);
      bw_calm_set_text (self->hours_fault, text != NULL ? text : _("Reading the hours…"));
      gtk_stack_set_visible_child (self->hours_stack, GTK_WIDGET (self->hours_fault));
      bw_hour_chart_view_set_chart (self->hours, NULL);
      return;
    }

  chart = (BwHourChart) {
    .round = facts->round,
    .history = history,
    .target = NAN,
    .done = state->passed,
    .now = facts->now,
    .zone = facts->zone,
    .language = facts->language,
  };
  bw_hour_chart_view_set_chart (self->hours, &chart);
  bw_picture_menu_set_subject (GTK_WIDGET (self->hours), facts->desk, _("Passages by the hour"),
                               bw_place_tree_get_name (facts->places, self->site, facts->language));
  gtk_stack_set_visible_child (self->hours_stack, GTK_WIDGET (self->hours));
}

static void
show_log (BwCheckpointDetail *self,
          const BwFacts      *facts)
{
  g_autofree char *note = bw_site_log_dup_note (self->log);

  bw_site_events_show (self->events, facts, bw_site_log_get_events (self->log), note);
}

/* Until all of them were read there is nothing to tell. */
static void
show_followups (BwCheckpointDetail      *self,
                const BwFacts           *facts,
                const BwCheckpointState *state)
{
  BwVisitBook *book = bw_visit_keeper_get_book (self->visits);
  g_autoptr (GPtrArray) followups = NULL;

  followups = bw_checkpoint_fault_list_followups (book, bw_place_tree_get_code (facts->places, self->site));
  bw_followup_list_show (self->followups, facts, followups);
  g_ptr_array_unref (self->faults);
  self->faults = bw_checkpoint_fault_list (facts, book, state);
}

/* What the backend would refuse is not offered. */
static void
update_actions (BwCheckpointDetail *self)
{
  gboolean may_record = bw_edits_may (bw_desk_get_edits (self->desk), "ledger");
  gboolean may_assign = bw_team_edits_may_assign (self->desk);
  gboolean may_rectify = self->faults->len > 0 && (may_record || may_assign);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checkpoint.record", may_record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checkpoint.assign", may_assign);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checkpoint.call", bw_call_edits_may_write (self->desk));
  gtk_widget_set_visible (self->inspect, may_record);
  gtk_widget_set_visible (self->assign, may_assign);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checkpoint.rectify", may_rectify);
  gtk_widget_set_visible (self->rectify, may_rectify);
  gtk_widget_set_visible (self->actions, may_record || may_assign);
}

/* An index of another backend's places, of which this is not told yet, is none. */
static gboolean
has_site (BwCheckpointDetail *self)
{
  return self->site != BW_PLACE_NONE && self->edition == bw_place_tree_get_edition (bw_desk_get_places (self->desk));
}

static void
update (BwCheckpointDetail *self,
        const BwFacts      *facts,
        guint               types)
{
  BwCheckpointState state;

  if (!has_site (self))
    {
      bw_checkpoint_past_set_site (self->past, NULL);
      bw_site_log_set_site (self->log, facts, BW_PLACE_NONE, 0, 0);
      bw_site_supplies_set_site (self->supplies, facts, BW_PLACE_NONE);
      return;
    }

  bw_checkpoint_state_init (&state, facts, self->site);
  bw_checkpoint_past_set_site (self->past, &state);
  bw_site_log_set_site (self->log, facts, self->site, state.as_of, types);
  bw_site_supplies_set_site (self->supplies, facts, self->site);
  show_head (self, facts, &state);
  show_checks (self, facts, &state);
  show_followups (self, facts, &state);
  show_counts (self, facts, &state);
  show_hours (self, facts, &state);
  show_log (self, facts);
  update_actions (self);
}

static void
on_past_changed_cb (BwCheckpointDetail *self)
{
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINT_DETAIL (self));

  bw_facts_init (&facts, self->desk);
  update (self, &facts, 0);
}

/* What was read is borrowed: all that was shown of it is shown anew. */
static void
on_visits_changed_cb (BwCheckpointDetail *self)
{
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINT_DETAIL (self));

  if (!has_site (self))
    return;

  bw_facts_init (&facts, self->desk);
  update (self, &facts, 0);
}

static void
on_calls_changed_cb (BwCheckpointDetail *self)
{
  on_visits_changed_cb (self);
}

static void
on_log_changed_cb (BwCheckpointDetail *self)
{
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINT_DETAIL (self));

  bw_facts_init (&facts, self->desk);
  show_log (self, &facts);
}

static void
on_edits_rights_changed_cb (BwCheckpointDetail *self)
{
  g_assert (BW_IS_CHECKPOINT_DETAIL (self));

  update_actions (self);
}

static void
record_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (has_site (self))
    bw_ahead_present (GTK_WINDOW (bw_visit_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->desk,
                                                       self->site, NULL)));
}

static void
call_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (widget);
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (has_site (self))
    bw_ahead_present (GTK_WINDOW (bw_call_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->desk,
                                                      bw_place_tree_get_code (places, self->site), NULL)));
}

static void
assign_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (widget);

  if (has_site (self))
    bw_desk_go_to (self->desk, bw_place_tree_get_code (bw_desk_get_places (self->desk), self->site), BW_PAGE_TEAMS);
}

static void
rectify_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (has_site (self) && self->faults->len > 0)
    bw_ahead_present (GTK_WINDOW (bw_rectify_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->desk,
                                                         self->site, self->faults)));
}

static void
bw_checkpoint_detail_dispose (GObject *object)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (object);

  g_clear_object (&self->past);
  g_clear_object (&self->log);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_checkpoint_detail_parent_class)->dispose (object);
}

static void
bw_checkpoint_detail_finalize (GObject *object)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (object);

  g_clear_pointer (&self->faults, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_checkpoint_detail_parent_class)->finalize (object);
}

static void
bw_checkpoint_detail_class_init (BwCheckpointDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_checkpoint_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_checkpoint_detail_finalize;

  g_type_ensure (BW_TYPE_CALL_LIST);
  g_type_ensure (BW_TYPE_CHECK_TILE);
  g_type_ensure (BW_TYPE_SITE_EVENTS);
  g_type_ensure (BW_TYPE_FOLLOWUP_LIST);
  g_type_ensure (BW_TYPE_HOUR_CHART_VIEW);
  g_type_ensure (BW_TYPE_SITE_SUPPLIES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/checkpoints/bw-checkpoint-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, title);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, chip);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, condition);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, note);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, temperature);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, code);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, record);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, certificate);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, followups);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, counts);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, hours_stack);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, hours);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, hours_fault);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, calls);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, events);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, supplies);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, actions);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, inspect);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, assign);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, rectify);
  gtk_widget_class_install_action (widget_class, "checkpoint.record", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "checkpoint.call", NULL, call_action);
  gtk_widget_class_install_action (widget_class, "checkpoint.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "checkpoint.rectify", NULL, rectify_action);
}

static void
bw_checkpoint_detail_init (BwCheckpointDetail *self)
{
  self->site = BW_PLACE_NONE;
  self->faults = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->actions, bw_fold_layout_new (ACTION_GAP));
  bw_picture_menu_attach (GTK_WIDGET (self->hours), NULL);
  bw_picture_menu_set_rows (GTK_WIDGET (self->hours), bw_hour_chart_view_list_rows, 2, self->hours);
}

/**
 * bw_checkpoint_detail_new:
 *
 * Returns: (transfer floating): the detail of nothing yet
 */
GtkWidget *
bw_checkpoint_detail_new (void)
{
  return g_object_new (BW_TYPE_CHECKPOINT_DETAIL, NULL);
}

/**
 * bw_checkpoint_detail_set_desk:
 * @self: a detail
 * @desk: whose checkpoints it shows
 */
void
bw_checkpoint_detail_set_desk (BwCheckpointDetail *self,
                               BwDesk             *desk)
{
  g_return_if_fail (BW_IS_CHECKPOINT_DETAIL (self));
  g_return_if_fail (BW_IS_DESK (desk) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->past = bw_checkpoint_past_new (desk);
  self->log = bw_site_log_new (desk);
  self->visits = bw_visit_keeper_get (desk);
  bw_call_list_set_desk (self->calls, desk);
  g_signal_connect_object (self->visits, "changed", G_CALLBACK (on_visits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->past, "changed", G_CALLBACK (on_past_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "changed", G_CALLBACK (on_log_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_checkpoint_detail_set_site:
 * @self: a detail
 * @facts: of the desk
 * @site: a checkpoint, or %BW_PLACE_NONE
 * @types: bit `1 << BwDocumentType` of the documents that have changed since
 */
void
bw_checkpoint_detail_set_site (BwCheckpointDetail *self,
                               const BwFacts      *facts,
                               BwPlace             site,
                               guint               types)
{
  g_return_if_fail (BW_IS_CHECKPOINT_DETAIL (self));
  g_return_if_fail (facts != NULL);

  self->site = site;
  self->edition = bw_place_tree_get_edition (facts->places);
  bw_call_list_set_scope (self->calls, site);
  update (self, facts, types);
}

BwPlace
bw_checkpoint_detail_get_site (BwCheckpointDetail *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_DETAIL (self), BW_PLACE_NONE);

  return self->site;
}

gboolean
bw_checkpoint_detail_is_settled (BwCheckpointDetail *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_DETAIL (self), FALSE);

  return self->past == NULL
         || (!bw_checkpoint_past_is_asking (self->past) && !bw_site_log_is_asking (self->log)
             && bw_site_supplies_is_settled (self->supplies));
}

BwSiteEvents *
bw_checkpoint_detail_get_events (BwCheckpointDetail *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_DETAIL (self), NULL);

  return self->events;
}

BwSiteSupplies *
bw_checkpoint_detail_get_supplies (BwCheckpointDetail *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_DETAIL (self), NULL);

  return self->supplies;
}
