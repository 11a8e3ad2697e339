/* bw-checkpoint-past.c: what is asked for when a person looks at one checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-past.h"

#include "bw-client-history.h"
#include "bw-refusal-words.h"
#include "bw-time.h"

#include <math.h>

#define SPAN       (25 * BW_TIME_HOUR)
#define HOURS_STEP 600

/* Of a measure: first to the minute; what began before that, to the hour. */
#define CHECK_STEP      60
#define LONG_SPAN       (15 * BW_TIME_DAY)
#define LONG_CHECK_STEP 3600

struct _BwCheckpointPast
{
  GObject parent_instance;

  BwDesk       *desk;         /* (owned) */
  GCancellable *cancellable;  /* (owned) (nullable): of what is on its way */
  char         *code;         /* (owned) (nullable): of the checkpoint */
  gint64        as_of;        /* of the report that it was last asked after */
  BwSeries     *hours;        /* (owned) (nullable) */
  char         *fault;        /* (owned) (nullable) */
  gint64        since[BW_N_CHECKS];
  gboolean      is_longer[BW_N_CHECKS]; /* it began before that */
  guint         n_asked;
};

/* One question. */
typedef struct
{
  BwCheckpointPast *past;   /* (owned) */
  int               check;  /* -1: the hours */
  gint64            span;
} Question;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwCheckpointPast, bw_checkpoint_past, G_TYPE_OBJECT)

static void
give_up (BwCheckpointPast *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_asked = 0;
}

static void
forget (BwCheckpointPast *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->hours, bw_series_unref);
  g_clear_pointer (&self->fault, g_free);
  self->as_of = 0;
  for (guint i = 0; i < BW_N_CHECKS; i++)
    {
      self->since[i] = 0;
      self->is_longer[i] = FALSE;
    }
}

static void
ask (BwCheckpointPast    *self,
     int                  check,
     const char          *measure,
     gint64               span,
     guint                step,
     GAsyncReadyCallback  callback)
{
  gint64 now = bw_desk_get_now (self->desk);
  Question *question = g_new0 (Question, 1);

  question->past = g_object_ref (self);
  question->check = check;
  question->span = span;
  self->n_asked++;
  bw_client_history_ask_async (bw_desk_get_session (self->desk), self->code, "checkpoint", measure, now - span, now,
                               step, self->cancellable, callback, question);
}

static void
take_hours (BwCheckpointPast *self,
            BwSeries         *series,
            const GError     *error)
{
  g_clear_pointer (&self->fault, g_free);
  if (series == NULL)
    {
      self->fault = bw_refusal_words_dup_error (error);
      return;
    }

  g_clear_pointer (&self->hours, bw_series_unref);
  self->hours = bw_series_ref (series);
}

/* What is nothing but zeros began before; TRUE: that is to be asked for. */
static gboolean
take_check (BwCheckpointPast *self,
            BwCheck           check,
            gint64            span,
            const BwSeries   *series)
{
  gint64 since = series != NULL ? bw_checkpoint_past_find_stop (series) : 0;
  gboolean is_longer = series != NULL && bw_checkpoint_past_is_stopped (series);

  /* An error of the longer question leaves the answer to the shorter one. */
  if (series == NULL && span >= LONG_SPAN)
    return FALSE;

  self->is_longer[check] = is_longer;
  self->since[check] = is_longer ? series->start : since;
  return is_longer && span < LONG_SPAN;
}

static void
on_history_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (BwCheckpointPast) self = question->past;
  int check = question->check;
  gint64 span = question->span;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSeries) series = bw_client_history_ask_finish (result, &error);

  g_free (question);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (check < 0)
    take_hours (self, series, error);
  else if (take_check (self, (BwCheck) check, span, series))
    ask (self, check, bw_checkpoint_state_get_measure ((BwCheck) check), LONG_SPAN, LONG_CHECK_STEP,
         on_history_answer_cb);

  self->n_asked--;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bw_checkpoint_past_dispose (GObject *object)
{
  BwCheckpointPast *self = BW_CHECKPOINT_PAST (object);

  give_up (self);
  forget (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_checkpoint_past_parent_class)->dispose (object);
}

static void
bw_checkpoint_past_class_init (BwCheckpointPastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_checkpoint_past_dispose;

  /**
   * BwCheckpointPast::changed:
   * @self: what is known
   *
   * Something came, or it is known that it does not.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_checkpoint_past_init (BwCheckpointPast *self)
{
}

/**
 * bw_checkpoint_past_new:
 * @desk: whose backend is asked
 *
 * Returns: (transfer full): nothing is asked yet
 */
BwCheckpointPast *
bw_checkpoint_past_new (BwDesk *desk)
{
  BwCheckpointPast *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_CHECKPOINT_PAST, NULL);
  self->desk = g_object_ref (desk);
  return self;
}

/**
 * bw_checkpoint_past_set_site:
 * @self: what is known
 * @state: (nullable): of the checkpoint that a person looks at; %NULL: of none
 */
void
bw_checkpoint_past_set_site (BwCheckpointPast        *self,
                             const BwCheckpointState *state)
{
  const char *code;

  g_return_if_fail (BW_IS_CHECKPOINT_PAST (self));

  code = state != NULL ? bw_place_tree_get_code (bw_desk_get_places (self->desk), state->site) : NULL;
  if (g_strcmp0 (code, self->code) == 0 && (code == NULL || state->as_of == self->as_of))
    return;

  give_up (self);
  if (g_strcmp0 (code, self->code) != 0)
    forget (self);
  if (code == NULL)
    return;

  if (self->code == NULL)
    self->code = g_strdup (code);
  self->as_of = state->as_of;
  self->cancellable = g_cancellable_new ();
  ask (self, -1, "passed", SPAN, HOURS_STEP, on_history_answer_cb);
  for (guint i = 0; i < BW_N_CHECKS; i++)
    {
      if (state->checks[i] == BW_CHECK_STATE_UNMET)
        {
          ask (self, (int) i, bw_checkpoint_state_get_measure ((BwCheck) i), SPAN, CHECK_STEP,
               on_history_answer_cb);
        }
      else
        {
          self->since[i] = 0;
          self->is_longer[i] = FALSE;
        }
    }
}

BwSeries *
bw_checkpoint_past_get_hours (BwCheckpointPast *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_PAST (self), NULL);

  return self->hours;
}

gint64
bw_checkpoint_past_get_since (BwCheckpointPast *self,
                              BwCheck           check)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_PAST (self), 0);
  g_return_val_if_fail (check < BW_N_CHECKS, 0);

  return self->since[check];
}

gboolean
bw_checkpoint_past_is_longer (BwCheckpointPast *self,
                              BwCheck           check)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_PAST (self), FALSE);
  g_return_val_if_fail (check < BW_N_CHECKS, FALSE);

  return self->is_longer[check];
}

gboolean
bw_checkpoint_past_is_asking (BwCheckpointPast *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_PAST (self), FALSE);

  return self->n_asked > 0;
}

const char *
bw_checkpoint_past_get_fault (BwCheckpointPast *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_PAST (self), NULL);

  return self->fault;
}

/**
 * bw_checkpoint_past_find_stop:
 * @series: the values of a measure, 1 or 0, NaN before it was first told
 *
 * Returns: time of the first of the zeros at its end, microseconds; 0 if it does not end
 *   with a zero, or is nothing but zeros: then it began before
 */
gint64
bw_checkpoint_past_find_stop (const BwSeries *series)
{
  guint first;

  g_return_val_if_fail (series != NULL, 0);

  for (first = series->n_values; first > 0 && series->values[first - 1] == 0; first--)
    ;

  return first > 0 && first < series->n_values ? series->start + (gint64) first * series->step : 0;
}

gboolean
bw_checkpoint_past_is_stopped (const BwSeries *series)
{
  g_return_val_if_fail (series != NULL, FALSE);

  for (guint i = 0; i < series->n_values; i++)
    {
      if (series->values[i] != 0)
        return FALSE;
    }

  return series->n_values > 0;
}
