/* bw-call-reports.c: what was reported nearest to the time of a figure that came by telephone
 *
 *   find() ──► in line ──a second, or the answer before──► asked ──► known
 *                 ▲                                      │             │
 *                 │                                      └──► failed   │
 *                 │     somebody looks still, not before PAUSE ◄┘      │
 *                 └──── what is reported has moved, not before PAUSE ◄─┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-reports.h"

#include "bw-client-history.h"
#include "bw-desk.h"
#include "bw-time.h"

/* Before and after its time; nobody waits longer for a report of the same. */
#define AROUND (6 * BW_TIME_HOUR)

/* Of an area something is reported each second: it is not asked for as often. */
#define PAUSE_US (60 * G_USEC_PER_SEC)

/* What is known of one call. */
typedef struct
{
  BwCall    *call;        /* (owned) */
  BwFigure   nearest;
  gboolean   is_known;
  double     last;        /* what was reported last when it was asked for */
  gint64     last_at;
  gint64     asked;       /* when that was, monotonic; 0: never, or it is urgent */
  gboolean   has_failed;  /* it could not be read when it was asked for last */
  gboolean   is_in_line;
} Report;

struct _BwCallReports
{
  GObject parent_instance;

  BwDesk       *desk;        /* (unowned) (nullable) */
  GHashTable   *reports;     /* (owned) (element-type BwCall Report) */
  GQueue       *line;        /* (owned) (element-type Report): unowned, to be asked for */
  GCancellable *cancellable; /* (owned) */
  BwCall       *asking;      /* (owned) (nullable): whose history is on its way */
  gint64        pause_us;    /* before the same is asked for again */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwCallReports, bw_call_reports, G_TYPE_OBJECT)

static void
free_report (gpointer data)
{
  Report *report = data;

  g_object_unref (report->call);
  g_free (report);
}

static Report *
ensure_report (BwCallReports *self,
               BwCall        *call)
{
  Report *report = g_hash_table_lookup (self->reports, call);

  if (report == NULL)
    {
      report = g_new0 (Report, 1);
      report->call = g_object_ref (call);
      g_hash_table_insert (self->reports, call, report);
    }

  return report;
}

static gboolean
has_moved (const Report   *report,
           const BwFigure *figure)
{
  return report->last != bw_figure_get_value (figure) || report->last_at != bw_figure_get_as_of (figure);
}

/* (nullable): the first whose time has come, taken out of the line */
static Report *
take_next (BwCallReports *self)
{
  gint64 now = g_get_monotonic_time ();

  for (GList *link = self->line->head; link != NULL; link = link->next)
    {
      Report *report = link->data;

      if (report->asked != 0 && now - report->asked < self->pause_us)
        continue;

      g_queue_delete_link (self->line, link);
      report->is_in_line = FALSE;
      return report;
    }

  return NULL;
}

static void ask_next (BwCallReports *self);

/* Whether another report is the nearest now. */
static gboolean
take_series (BwCallReports *self,
             Report        *report,
             BwSeries      *series)
{
  BwFigure nearest;
  gboolean is_same;

  if (!bw_call_get_figure (report->call, bw_desk_get_picture (self->desk), &nearest))
    return FALSE;

  bw_call_find_nearest (report->call, series, &nearest);
  is_same = report->is_known && bw_figure_get_as_of (&report->nearest) == bw_figure_get_as_of (&nearest)
            && bw_figure_get_value (&report->nearest) == bw_figure_get_value (&nearest);
  report->nearest = nearest;
  report->is_known = TRUE;
  report->has_failed = FALSE;
  return !is_same;
}

/* As if it had not been asked for: whoever looks when all are told asks anew, after the pause. */
static void
note_failure (Report *report)
{
  report->last_at = 0;
  report->has_failed = TRUE;
}

static void
on_history_asked_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (BwCallReports) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSeries) series = bw_client_history_ask_finish (result, &error);
  g_autoptr (BwCall) call = g_steal_pointer (&self->asking);
  Report *report = g_hash_table_lookup (self->reports, call);

  if (self->desk == NULL)
    return;

  if (series == NULL)
    g_debug ("no history to hold a call against: %s", error->message);
  if (report != NULL && series == NULL)
    note_failure (report);
  if (report != NULL && (series == NULL || take_series (self, report, series)))
    g_signal_emit (self, signals[CHANGED], 0);

  ask_next (self);
}

static void
ask (BwCallReports *self,
     Report        *report)
{
  BwCall *call = report->call;
  gint64 minute = call->at / BW_TIME_MINUTE * BW_TIME_MINUTE;
  gint64 end = MIN (minute + AROUND, bw_desk_get_now (self->desk));
  BwFigure figure;

  if (end <= minute - AROUND || !bw_call_get_figure (call, bw_desk_get_picture (self->desk), &figure))
    return;

  report->asked = g_get_monotonic_time ();
  report->last = bw_figure_get_value (&figure);
  report->last_at = bw_figure_get_as_of (&figure);
  self->asking = g_object_ref (call);
  bw_client_history_ask_async (bw_desk_get_session (self->desk), call->place, call->subject, call->measure,
                               minute - AROUND, end, 60, self->cancellable, on_history_asked_cb, g_object_ref (self));
}

static void
ask_next (BwCallReports *self)
{
  while (self->asking == NULL && self->desk != NULL
         && bw_client_session_get_connection (bw_desk_get_session (self->desk)) == BW_CONNECTION_LIVE)
    {
      Report *report = take_next (self);

      if (report == NULL)
        return;

      ask (self, report);
    }
}

static void
on_desk_tick_cb (BwCallReports *self,
                 BwDesk        *desk)
{
  g_assert (BW_IS_CALL_REPORTS (self));

  ask_next (self);
}

static void
bw_call_reports_dispose (GObject *object)
{
  BwCallReports *self = BW_CALL_REPORTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->desk);
  g_queue_clear (self->line);
  g_hash_table_remove_all (self->reports);

  G_OBJECT_CLASS (bw_call_reports_parent_class)->dispose (object);
}

static void
bw_call_reports_finalize (GObject *object)
{
  BwCallReports *self = BW_CALL_REPORTS (object);

  g_object_unref (self->cancellable);
  g_queue_free (self->line);
  g_hash_table_unref (self->reports);

  G_OBJECT_CLASS (bw_call_reports_parent_class)->finalize (object);
}

static void
bw_call_reports_class_init (BwCallReportsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_call_reports_dispose;
  object_class->finalize = bw_call_reports_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_call_reports_init (BwCallReports *self)
{
  self->reports = g_hash_table_new_full (NULL, NULL, NULL, free_report);
  self->line = g_queue_new ();
  self->cancellable = g_cancellable_new ();
  self->pause_us = PAUSE_US;
}

/**
 * bw_call_reports_new: (skip)
 * @desk: whose backend is asked; it keeps the book that keeps this
 *
 * Returns: (transfer full): nothing known yet
 */
BwCallReports *
bw_call_reports_new (BwDesk *desk)
{
  BwCallReports *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_CALL_REPORTS, NULL);
  g_set_weak_pointer (&self->desk, desk);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * bw_call_reports_find:
 * @self: the reports
 * @call: a figure
 * @figure: (out): what was reported nearest to its time, as far as that is known; else what
 *   is reported now
 *
 * Of one that no report has come for yet, the last one before it is the nearest.
 *
 * Returns: whether anything is reported of the same, and whether @figure is the nearest
 */
BwCallReportsState
bw_call_reports_find (BwCallReports *self,
                      BwCall        *call,
                      BwFigure      *figure)
{
  Report *report;

  g_return_val_if_fail (BW_IS_CALL_REPORTS (self), BW_CALL_REPORTS_NONE);
  g_return_val_if_fail (BW_IS_CALL (call), BW_CALL_REPORTS_NONE);

  if (self->desk == NULL || !bw_call_get_figure (call, bw_desk_get_picture (self->desk), figure))
    return BW_CALL_REPORTS_NONE;

  /* What an area states has no history; before there is a report of its time the last is the nearest. */
  if (figure->has_stated || !bw_call_is_due (call, bw_desk_get_picture (self->desk)))
    return BW_CALL_REPORTS_NEAREST;

  report = ensure_report (self, call);
  if (!report->is_in_line && self->asking != call && has_moved (report, figure))
    {
      report->is_in_line = TRUE;
      g_queue_push_tail (self->line, report);
    }

  if (!report->is_known)
    return report->has_failed ? BW_CALL_REPORTS_FAILED : BW_CALL_REPORTS_ASKED;

  if (ABS (bw_figure_get_as_of (&report->nearest) - call->at) < ABS (bw_figure_get_as_of (figure) - call->at))
    *figure = report->nearest;
  return BW_CALL_REPORTS_NEAREST;
}

/**
 * bw_call_reports_hasten:
 * @self: the reports
 * @call: a figure
 *
 * One whose answer is on its way is not asked for twice.
 */
void
bw_call_reports_hasten (BwCallReports *self,
                        BwCall        *call)
{
  Report *report;

  g_return_if_fail (BW_IS_CALL_REPORTS (self) && self->desk != NULL);
  g_return_if_fail (BW_IS_CALL (call));

  if (self->asking == call)
    return;

  report = ensure_report (self, call);
  if (report->is_in_line)
    g_queue_remove (self->line, report);
  report->is_in_line = TRUE;
  report->asked = 0;
  g_queue_push_head (self->line, report);
  ask_next (self);
}

/**
 * bw_call_reports_retain:
 * @self: the reports
 * @standing: (element-type BwCall): what may still be looked at
 */
void
bw_call_reports_retain (BwCallReports *self,
                        GPtrArray     *standing)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer call;
  gpointer report;

  g_return_if_fail (BW_IS_CALL_REPORTS (self));

  for (guint i = 0; i < standing->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (standing, i));

  g_hash_table_iter_init (&iter, self->reports);
  while (g_hash_table_iter_next (&iter, &call, &report))
    {
      if (g_hash_table_contains (wanted, call))
        continue;

      if (((Report *) report)->is_in_line)
        g_queue_remove (self->line, report);
      g_hash_table_iter_remove (&iter);
    }
}

void
bw_call_reports_set_pause (BwCallReports *self,
                           gint64         pause_us)
{
  g_return_if_fail (BW_IS_CALL_REPORTS (self));

  self->pause_us = pause_us;
}
