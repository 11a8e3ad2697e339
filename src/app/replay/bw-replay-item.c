/* bw-replay-item.c: an area, and how far it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-item.h"

#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _BwReplayItem
{
  GObject          parent_instance;

  char            *name;      /* (owned) */
  char            *language;  /* (owned) */
  GTimeZone       *zone;      /* (owned) */
  BwReplayReading  reading;
  guint            index;
  gboolean         is_outside;
  BwReplayMoment   moment;
  double           plan_share;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwReplayItem, bw_replay_item, G_TYPE_OBJECT)

static const char *
describe_reading (BwReplayReading reading)
{
  switch (reading)
    {
    case BW_REPLAY_READING_WAITS:
      return _("being read");
    case BW_REPLAY_READING_FAILED:
      return _("could not be read");
    case BW_REPLAY_READING_LEFT:
      return _("not read");
    case BW_REPLAY_READING_ABSENT:
      return _("not at hand");
    case BW_REPLAY_READING_DONE:
    default:
      return "";
    }
}

static void
bw_replay_item_finalize (GObject *object)
{
  BwReplayItem *self = BW_REPLAY_ITEM (object);

  g_free (self->name);
  g_free (self->language);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (bw_replay_item_parent_class)->finalize (object);
}

static void
bw_replay_item_class_init (BwReplayItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_replay_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", BW_TYPE_REPLAY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_replay_item_init (BwReplayItem *self)
{
  self->moment = (BwReplayMoment) { .done = NAN, .share = NAN };
  self->plan_share = NAN;
}

/**
 * bw_replay_item_new:
 * @name: of the area
 * @is_outside: the round asks nothing of it: nothing is missing
 * @zone: of its times
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): an area of which nothing is known
 */
BwReplayItem *
bw_replay_item_new (const char *name,
                    gboolean    is_outside,
                    GTimeZone  *zone,
                    const char *language)
{
  BwReplayItem *self;

  g_return_val_if_fail (name != NULL && zone != NULL && language != NULL, NULL);

  self = g_object_new (BW_TYPE_REPLAY_ITEM, NULL);
  self->name = g_strdup (name);
  self->is_outside = is_outside;
  self->zone = g_time_zone_ref (zone);
  self->language = g_strdup (language);
  return self;
}

/**
 * bw_replay_item_set_reading:
 * @self: an area or a point
 * @reading: whether its history is at hand, and why not; of a new one it is
 */
void
bw_replay_item_set_reading (BwReplayItem    *self,
                            BwReplayReading  reading)
{
  g_return_if_fail (BW_IS_REPLAY_ITEM (self));

  self->reading = reading;
  g_signal_emit (self, signals[CHANGED], 0);
}

BwReplayReading
bw_replay_item_get_reading (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), BW_REPLAY_READING_DONE);

  return self->reading;
}

/**
 * bw_replay_item_set_moment:
 * @self: an area
 * @moment: how far it was
 * @plan_share: how far the plan wanted it, NaN: there is none
 */
void
bw_replay_item_set_moment (BwReplayItem         *self,
                           const BwReplayMoment *moment,
                           double                plan_share)
{
  g_return_if_fail (BW_IS_REPLAY_ITEM (self));
  g_return_if_fail (moment != NULL);

  self->moment = *moment;
  self->plan_share = plan_share;
  g_signal_emit (self, signals[CHANGED], 0);
}

const BwReplayMoment *
bw_replay_item_get_moment (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), NULL);

  return &self->moment;
}

double
bw_replay_item_get_plan (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), NAN);

  return self->is_outside ? NAN : self->plan_share;
}

/**
 * bw_replay_item_set_index:
 * @self: an area
 * @index: in the replay
 */
void
bw_replay_item_set_index (BwReplayItem *self,
                          guint         index)
{
  g_return_if_fail (BW_IS_REPLAY_ITEM (self));

  self->index = index;
}

guint
bw_replay_item_get_index (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), 0);

  return self->index;
}

/**
 * bw_replay_item_is_outside:
 * @self: an area
 *
 * Returns: whether the round asks nothing of it
 */
gboolean
bw_replay_item_is_outside (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), FALSE);

  return self->is_outside;
}

const char *
bw_replay_item_get_name (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), "");

  return self->name;
}

/**
 * bw_replay_item_dup_share:
 * @self: an area
 *
 * Returns: (transfer full): done of its target; never 100.0% before the last is
 */
char *
bw_replay_item_dup_share (BwReplayItem *self)
{
  const BwReplayMoment *moment;

  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), NULL);

  moment = &self->moment;
  if (self->reading != BW_REPLAY_READING_DONE)
    return g_strdup (describe_reading (self->reading));
  if (isnan (moment->done))
    return g_strdup (self->is_outside ? _("Not in this round") : bw_format_condition (BW_CONDITION_UNKNOWN,
                                                                                     self->language));
  if (moment->done < 0.0)
    return g_strdup (bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, self->language));
  if (isnan (moment->share))
    return g_strdup ("–");

  return bw_format_share (moment->share < 1.0 ? MIN (moment->share, 0.999) : moment->share);
}

char *
bw_replay_item_dup_done (BwReplayItem *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), NULL);

  return isnan (self->moment.done) ? g_strdup ("") : bw_format_integer (self->moment.done);
}

/**
 * bw_replay_item_dup_label:
 * @self: an area
 *
 * Returns: (transfer full): name, share, people, whether it was late, and of when that is
 */
char *
bw_replay_item_dup_label (BwReplayItem *self)
{
  g_autofree char *share = NULL;
  g_autofree char *done = NULL;
  g_autofree char *time = NULL;
  GString *text;

  g_return_val_if_fail (BW_IS_REPLAY_ITEM (self), NULL);

  share = bw_replay_item_dup_share (self);
  text = g_string_new (self->name);
  g_string_append_printf (text, ", %s", share);
  if (!isnan (self->moment.done))
    {
      done = bw_replay_item_dup_done (self);
      time = bw_format_day_time (self->moment.at, self->zone, self->language);
      /* Translators: people who were sampled */
      g_string_append_printf (text, _(", %s sampled"), done);
      if (self->moment.pace == BW_PACE_LATE)
        g_string_append_printf (text, ", %s", _("would be late"));
      g_string_append (text, ", ");
      g_string_append_printf (text, _("As of %s"), time);
    }

  return g_string_free (text, FALSE);
}
