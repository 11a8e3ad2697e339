/* bw-countdown.c: the round and how long it has
 *
 * It goes by the backend's clock, and goes on while the data stands still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-countdown.h"

#include "bw-calm.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwCountdown
{
  AdwBin parent_instance;

  BwDesk         *desk; /* (owned) (nullable) */

  GtkWidget      *box;
  GtkLabel       *name;
  GtkWidget      *warning;
  GtkLabel       *time;
  GtkLabel       *word;
  GtkProgressBar *elapsed;
  GtkLabel       *deadline;
};

G_DEFINE_FINAL_TYPE (BwCountdown, bw_countdown, ADW_TYPE_BIN)

static void
show_elapsed (BwCountdown   *self,
              const BwRound *round,
              gint64         now)
{
  double length = (double) (round->deadline - round->starts);
  double share = length > 0.0 ? CLAMP ((double) (now - round->starts) / length, 0.0, 1.0) : 1.0;

  /* A step of a thousandth is less than a pixel. */
  if (fabs (gtk_progress_bar_get_fraction (self->elapsed) - share) > 0.001)
    gtk_progress_bar_set_fraction (self->elapsed, share);
}

static const char *
get_word (gint64 starts_in,
          gint64 left)
{
  if (starts_in > 0)
    return _("until the start");

  return left >= 0 ? _("to the deadline") : _("past the deadline");
}

static void
show_time (BwCountdown   *self,
           const BwRound *round,
           gint64         now)
{
  gint64 starts_in = round->starts - now;
  gint64 left = round->deadline - now;
  gint64 span = starts_in > 0 ? starts_in : ABS (left);
  gboolean is_urgent = starts_in <= 0 && left <= BW_TIME_HOUR;
  g_autofree char *text = bw_format_countdown (span, is_urgent && left >= 0);

  bw_calm_set_text (self->time, text);
  bw_calm_set_text (self->word, get_word (starts_in, left));
  gtk_widget_set_visible (self->warning, is_urgent);
  if (is_urgent)
    gtk_widget_add_css_class (self->box, "late");
  else
    gtk_widget_remove_css_class (self->box, "late");
}

static void
show_round (BwCountdown   *self,
            const BwRound *round)
{
  const char *language = bw_desk_get_language (self->desk);
  g_autofree char *time = bw_format_date_time (round->deadline, bw_desk_get_time_zone (self->desk), language);
  g_autofree char *deadline = NULL;
  gboolean is_chinese = g_str_equal (language, "zh_CN") || round->name_en == NULL;

  /* Translators: when the round should be finished: "Due Aug 9 20:00". */
  deadline = g_strdup_printf (_("Due %s"), time);
  bw_calm_set_text (self->name, is_chinese ? round->name : round->name_en);
  bw_calm_set_text (self->deadline, deadline);
}

static void
update (BwCountdown *self)
{
  const BwRound *round = bw_desk_get_round (self->desk);
  gint64 now = bw_desk_get_now (self->desk);

  gtk_widget_set_visible (self->box, round != NULL);
  if (round == NULL)
    return;

  show_round (self, round);
  show_time (self, round, now);
  show_elapsed (self, round, now);
}

static void
on_desk_refresh_cb (BwCountdown        *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_COUNTDOWN (self));

  if (change == NULL || change->structure || (change->types & (1u << BW_DOCUMENT_TYPE_ROUND)) != 0)
    update (self);
}

static void
on_desk_tick_cb (BwCountdown *self,
                 BwDesk      *desk)
{
  g_assert (BW_IS_COUNTDOWN (self));

  update (self);
}

static void
bw_countdown_dispose (GObject *object)
{
  BwCountdown *self = BW_COUNTDOWN (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_countdown_parent_class)->dispose (object);
}

static void
bw_countdown_class_init (BwCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_countdown_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-countdown.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, box);
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, name);
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, warning);
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, time);
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, word);
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, elapsed);
  gtk_widget_class_bind_template_child (widget_class, BwCountdown, deadline);
}

static void
bw_countdown_init (BwCountdown *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_countdown_set_desk:
 * @self: a countdown
 * @desk: whose round it shows; set once
 */
void
bw_countdown_set_desk (BwCountdown *self,
                       BwDesk      *desk)
{
  g_return_if_fail (BW_IS_COUNTDOWN (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
