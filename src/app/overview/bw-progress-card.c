/* bw-progress-card.c: how it went and will go on: burn-up, or hour by hour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-progress-card.h"

#include "bw-burn-up-view.h"
#include "bw-format.h"
#include "bw-hour-chart-view.h"
#include "bw-legend-mark.h"
#include "bw-picture-menu.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwProgressCard
{
  GtkWidget parent_instance;

  GtkWidget       *box;
  GtkLabel        *title;
  GtkLabel        *as_of;
  GtkLabel        *rate;
  GtkWidget       *legend;
  GtkStack        *stack;
  BwBurnUpView    *burn_up;
  BwHourChartView *hours;
};

G_DEFINE_FINAL_TYPE (BwProgressCard, bw_progress_card, GTK_TYPE_WIDGET)

static void
set_markup (GtkLabel   *label,
            const char *markup)
{
  if (!g_str_equal (gtk_label_get_label (label), markup))
    gtk_label_set_markup (label, markup);
}

static void
update_rate (BwProgressCard *self,
             const BwFacts  *facts,
             const BwPace   *pace,
             double          peak)
{
  g_autofree char *rate = bw_format_value (pace->rate, BW_BOUND_EXACT, facts->language);
  g_autofree char *greatest = NULL;
  g_autofree char *markup = NULL;

  if (bw_pace_is_overcorrected (pace))
    {
      set_markup (self->rate, bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, facts->language));
      return;
    }

  if (isnan (pace->rate))
    {
      set_markup (self->rate, "");
      return;
    }

  if (isnan (peak))
    {
      /* Translators: people sampled in the last hour */
      markup = g_markup_printf_escaped (_("Last hour <b>%s</b> people"), rate);
    }
  else
    {
      greatest = bw_format_integer (peak);
      /* Translators: people sampled in the last hour, and in the best of the last 24 hours */
      markup = g_markup_printf_escaped (_("Last hour <b>%s</b> people · peak %s"), rate, greatest);
    }
  set_markup (self->rate, markup);
}

static void
show_burn_up (BwProgressCard *self,
              const BwFacts  *facts,
              const BwPace   *pace,
              BwSeries       *history)
{
  const BwBurnUp chart = {
    .round = facts->round,
    .history = history,
    .pace = *pace,
    .now = facts->now,
    .as_of = bw_desk_is_faded (facts->desk) ? facts->now : 0,
    .zone = facts->zone,
    .language = facts->language,
  };

  gtk_label_set_text (self->title, C_("card", "Sampling progress"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->burn_up));
  bw_burn_up_view_set_chart (self->burn_up, &chart);
  bw_hour_chart_view_set_chart (self->hours, NULL);
  bw_picture_menu_set_subject (GTK_WIDGET (self->burn_up), facts->desk, gtk_label_get_text (self->title), NULL);
  update_rate (self, facts, pace, NAN);
}

static void
show_hours (BwProgressCard *self,
            const BwFacts  *facts,
            const BwPace   *pace,
            BwSeries       *history)
{
  const BwHourChart chart = {
    .round = facts->round,
    .history = history,
    .target = pace->target,
    .done = pace->done,
    .now = facts->now,
    .zone = facts->zone,
    .language = facts->language,
  };

  gtk_label_set_text (self->title, C_("card", "Sampled by the hour"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->hours));
  bw_hour_chart_view_set_chart (self->hours, &chart);
  bw_burn_up_view_set_chart (self->burn_up, NULL);
  bw_picture_menu_set_subject (GTK_WIDGET (self->hours), facts->desk, gtk_label_get_text (self->title), NULL);
  update_rate (self, facts, pace, bw_hour_chart_view_get_peak (self->hours));
}

static void
bw_progress_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_PROGRESS_CARD);

  G_OBJECT_CLASS (bw_progress_card_parent_class)->dispose (object);
}

static void
bw_progress_card_class_init (BwProgressCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_progress_card_dispose;

  g_type_ensure (BW_TYPE_BURN_UP_VIEW);
  g_type_ensure (BW_TYPE_HOUR_CHART_VIEW);
  g_type_ensure (BW_TYPE_LEGEND_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-progress-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, box);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, title);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, rate);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, legend);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, stack);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, burn_up);
  gtk_widget_class_bind_template_child (widget_class, BwProgressCard, hours);
}

static void
bw_progress_card_init (BwProgressCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_picture_menu_attach (GTK_WIDGET (self->burn_up), GTK_WIDGET (self));
  bw_picture_menu_attach (GTK_WIDGET (self->hours), GTK_WIDGET (self));
  bw_picture_menu_set_rows (GTK_WIDGET (self->burn_up), bw_burn_up_view_list_rows, 1, self->burn_up);
  bw_picture_menu_set_rows (GTK_WIDGET (self->hours), bw_hour_chart_view_list_rows, 2, self->hours);
}

GtkWidget *
bw_progress_card_new (void)
{
  return g_object_new (BW_TYPE_PROGRESS_CARD, NULL);
}

/**
 * bw_progress_card_update:
 * @self: a card
 * @facts: of the desk, with a round
 * @scope: whose progress
 */
void
bw_progress_card_update (BwProgressCard *self,
                         const BwFacts  *facts,
                         BwPlace         scope)
{
  const BwPace *pace;
  BwSeries *history;
  gboolean is_wide;

  g_return_if_fail (BW_IS_PROGRESS_CARD (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  pace = bw_desk_get_pace (facts->desk, scope);
  history = bw_picture_get_series (facts->picture, scope, facts->sampling, facts->sampled);
  is_wide = bw_place_tree_get_level (facts->places, scope) <= BW_LEVEL_CITY;
  gtk_widget_set_visible (self->legend, is_wide);
  if (is_wide)
    show_burn_up (self, facts, pace, history);
  else
    show_hours (self, facts, pace, history);
}

void
bw_progress_card_set_as_of (BwProgressCard *self,
                            const char     *text)
{
  g_return_if_fail (BW_IS_PROGRESS_CARD (self));

  gtk_label_set_text (self->as_of, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), text != NULL);
}

const char *
bw_progress_card_get_rate (BwProgressCard *self)
{
  g_return_val_if_fail (BW_IS_PROGRESS_CARD (self), "");

  return gtk_label_get_text (self->rate);
}
