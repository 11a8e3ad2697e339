/* bw-checkpoint-detail.c: all that a person needs to know of one checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-detail.h"

#include "bw-check-tile.h"
#include "bw-checkpoint-past.h"
#include "bw-checkpoint-words.h"
#include "bw-format.h"
#include "bw-hour-chart-view.h"

#include <glib/gi18n.h>
#include <math.h>

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
  GtkLabel         *counts;
  GtkStack         *hours_stack;
  BwHourChartView  *hours;
  GtkLabel         *hours_fault;

  BwDesk           *desk;  /* (owned) (nullable) */
  BwCheckpointPast *past;  /* (owned) (nullable) */
  BwPlace           site;
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

  gtk_label_set_label (self->title, bw_place_tree_get_name (facts->places, state->site, facts->language));
  gtk_label_set_label (self->condition, bw_format_condition (state->condition, facts->language));
  gtk_label_set_label (self->note, note);
  if (bw_condition_is_exception (state->condition))
    gtk_widget_add_css_class (self->chip, "unmet");
  else
    gtk_widget_remove_css_class (self->chip, "unmet");

  /* Translators: %s: the time at which a figure was true */
  text = state->as_of != 0 ? g_strdup_printf (_("As of %s"), as_of) : g_strdup (_("not reported"));
  gtk_label_set_label (self->as_of, text);
}

static void
show_checks (BwCheckpointDetail      *self,
             const BwFacts           *facts,
             const BwCheckpointState *state)
{
  BwCheckTile *tiles[BW_N_CHECKS] = { self->temperature, self->code, self->record, self->certificate };

  for (guint i = 0; i < BW_N_CHECKS; i++)
    bw_check_tile_set_state (tiles[i], facts, state, (BwCheck) i,
                             bw_checkpoint_past_get_since (self->past, (BwCheck) i));
}

static void
show_counts (BwCheckpointDetail      *self,
             const BwFacts           *facts,
             const BwCheckpointState *state)
{
  g_autofree char *passed = bw_format_value (state->passed, BW_BOUND_EXACT, facts->language);
  g_autofree char *turned_back = bw_format_value (state->turned_back, BW_BOUND_EXACT, facts->language);
  g_autofree char *vehicles = bw_format_value (state->vehicles, BW_BOUND_EXACT, facts->language);
  g_autofree char *text = NULL;

  /* Translators: what a checkpoint counted since the campaign began */
  text = g_strdup_printf (_("in all: %s passages · %s turned back · %s vehicles"), passed, turned_back, vehicles);
  gtk_label_set_label (self->counts, text);
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
      if (fault != NULL)
        /* Translators: %s: why the hours of a checkpoint cannot be shown */
        text = g_strdup_printf (_("The hours could not be read: %s"), fault);
      gtk_label_set_label (self->hours_fault, text != NULL ? text : _("Reading the hours…"));
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
  gtk_stack_set_visible_child (self->hours_stack, GTK_WIDGET (self->hours));
}

static void
update (BwCheckpointDetail *self,
        const BwFacts      *facts)
{
  BwCheckpointState state;

  if (self->site == BW_PLACE_NONE)
    {
      bw_checkpoint_past_set_site (self->past, NULL);
      return;
    }

  bw_checkpoint_state_init (&state, facts, self->site);
  bw_checkpoint_past_set_site (self->past, &state);
  show_head (self, facts, &state);
  show_checks (self, facts, &state);
  show_counts (self, facts, &state);
  show_hours (self, facts, &state);
}

static void
on_past_changed_cb (BwCheckpointDetail *self)
{
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINT_DETAIL (self));

  bw_facts_init (&facts, self->desk);
  update (self, &facts);
}

static void
bw_checkpoint_detail_dispose (GObject *object)
{
  BwCheckpointDetail *self = BW_CHECKPOINT_DETAIL (object);

  g_clear_object (&self->past);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_checkpoint_detail_parent_class)->dispose (object);
}

static void
bw_checkpoint_detail_class_init (BwCheckpointDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_checkpoint_detail_dispose;

  g_type_ensure (BW_TYPE_CHECK_TILE);
  g_type_ensure (BW_TYPE_HOUR_CHART_VIEW);
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
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, counts);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, hours_stack);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, hours);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointDetail, hours_fault);
}

static void
bw_checkpoint_detail_init (BwCheckpointDetail *self)
{
  self->site = BW_PLACE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
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
  g_signal_connect_object (self->past, "changed", G_CALLBACK (on_past_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bw_checkpoint_detail_set_site:
 * @self: a detail
 * @facts: of the desk
 * @site: a checkpoint, or %BW_PLACE_NONE
 */
void
bw_checkpoint_detail_set_site (BwCheckpointDetail *self,
                               const BwFacts      *facts,
                               BwPlace             site)
{
  g_return_if_fail (BW_IS_CHECKPOINT_DETAIL (self));
  g_return_if_fail (facts != NULL);

  self->site = site;
  update (self, facts);
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

  return self->past == NULL || !bw_checkpoint_past_is_asking (self->past);
}
