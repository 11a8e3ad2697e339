/* bw-wall-facts.c: all that the wall says, in words and numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-facts.h"

#include "bw-facts.h"
#include "bw-format.h"
#include "bw-refusal-words.h"
#include "bw-time.h"
#include "bw-wall-alerts.h"

#include <glib/gi18n.h>
#include <math.h>

/* Longer than that it is not a latency but an age. */
#define MAX_LATENCY_S 60.0

/* In so many steps figures lose their colour until they are stale: each draws anew. */
#define COLOUR_STEPS 4

/* A heartbeat comes within a third of what makes it stale. This is the share of that after
 * which one is missed, though the connection still stands. */
#define MISSED_SHARE 0.4

typedef struct
{
  BwWallFacts     *facts;
  BwDesk          *desk;
  BwClientSession *session;
  const char      *language;
  GTimeZone       *zone;
  gint64           now;
  gint64           as_of;
  gint64           age;
  gint64           kept;
  gint64           then;   /* now, by the clock of the backend that the picture is of */
} Maker;

static void
take_text (Maker      *maker,
           BwWallText  which,
           char       *text)
{
  g_free (maker->facts->texts[which]);
  maker->facts->texts[which] = text;
}

static void
set_text (Maker      *maker,
          BwWallText  which,
          const char *text)
{
  take_text (maker, which, g_strdup (text));
}

/* How long nothing came: by a clock that nobody sets and that counts sleep; of a cache that the feed has not
 * spoken after yet, by the clock on the wall. */
static gint64
find_age (Maker *maker)
{
  gint64 silence = bw_client_session_get_silence (maker->session);

  if (silence >= 0)
    return silence;

  return maker->as_of != 0 ? MAX (maker->now - maker->as_of, 0) : 0;
}

static BwWallState
find_state (Maker  *maker,
            gint64  stale_after)
{
  BwConnection connection = bw_client_session_get_connection (maker->session);

  if (maker->kept != 0)
    return BW_WALL_STATE_STALE;
  if (connection == BW_CONNECTION_SAVED)
    return BW_WALL_STATE_SAVED;
  if (bw_desk_get_scope_place (maker->desk) == BW_PLACE_NONE || bw_client_session_is_opening (maker->session))
    return BW_WALL_STATE_EMPTY;
  if (connection == BW_CONNECTION_REFUSED || connection == BW_CONNECTION_TOKENLESS || maker->age >= stale_after)
    return BW_WALL_STATE_STALE;

  /* What comes in after a gap is half old, half new; and a backend that hangs keeps its
   * connection. */
  return connection == BW_CONNECTION_LIVE && maker->age < MISSED_SHARE * (double) stale_after
         ? BW_WALL_STATE_LIVE : BW_WALL_STATE_QUIET;
}

static double
find_colour (Maker  *maker,
             gint64  stale_after)
{
  double left = 1.0 - (double) maker->age / (double) MAX (stale_after, 1);

  if (maker->facts->state == BW_WALL_STATE_STALE)
    return 0.0;

  return maker->facts->state == BW_WALL_STATE_QUIET ? ceil (CLAMP (left, 0.0, 1.0) * COLOUR_STEPS) / COLOUR_STEPS
                                                    : 1.0;
}

/* 11:08, 2:05:09: under the warning sign there is room for figures only. */
static char *
format_short_age (gint64 age)
{
  gint64 seconds = age / BW_TIME_SECOND;

  if (seconds >= 3600)
    return bw_format_countdown (seconds * BW_TIME_SECOND, TRUE);

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

static void
write_pill (Maker *maker)
{
  double latency = bw_client_session_get_latency (maker->session);
  g_autofree char *age = NULL;

  switch (maker->facts->state)
    {
    case BW_WALL_STATE_LIVE:
      if (latency >= 0.0 && latency < MAX_LATENCY_S)
        /* Translators: on the wall: seconds between a change and its arrival. */
        take_text (maker, BW_WALL_TEXT_PILL, g_strdup_printf (C_("wall", "Live · %.1f s"), latency));
      else
        set_text (maker, BW_WALL_TEXT_PILL, C_("wall", "Live"));
      break;

    case BW_WALL_STATE_QUIET:
      age = bw_format_age (maker->age, maker->language);
      if (bw_client_session_get_connection (maker->session) == BW_CONNECTION_LIVE)
        /* Translators: on the wall: the connection stands, and for so long nothing has come. */
        take_text (maker, BW_WALL_TEXT_PILL, g_strdup_printf (C_("wall", "Silent · %s"), age));
      else
        /* Translators: on the wall: how long nothing has come. */
        take_text (maker, BW_WALL_TEXT_PILL, g_strdup_printf (C_("wall", "Reconnecting · %s"), age));
      break;

    case BW_WALL_STATE_STALE:
      age = format_short_age (maker->age);
      /* Translators: on the wall: data no longer come, and since when: "Stopped 11:08". */
      take_text (maker, BW_WALL_TEXT_PILL, g_strdup_printf (C_("wall", "Stopped %s"), age));
      break;

    case BW_WALL_STATE_SAVED:
      age = bw_format_date_time (maker->as_of, maker->zone, maker->language);
      /* Translators: on the wall: a saved file is shown, and for when it holds. */
      take_text (maker, BW_WALL_TEXT_PILL, g_strdup_printf (C_("wall", "Saved · %s"), age));
      break;

    case BW_WALL_STATE_EMPTY:
    default:
      set_text (maker, BW_WALL_TEXT_PILL, C_("wall", "No data"));
      break;
    }
}

static char *
dup_round_name (const BwRound *round,
                const char    *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");

  return g_strdup (is_chinese || round->name_en == NULL ? round->name : round->name_en);
}

static void
write_strip (Maker *maker)
{
  BwPlace scope = bw_desk_get_scope_place (maker->desk);
  BwRound *round = bw_desk_get_round (maker->desk);
  g_autoptr (GDateTime) local = bw_time_to_date_time (maker->now, maker->zone);
  g_autofree char *day = bw_format_date_time (maker->now, maker->zone, maker->language);

  if (scope != BW_PLACE_NONE)
    set_text (maker, BW_WALL_TEXT_CITY,
              bw_place_tree_get_name (bw_desk_get_places (maker->desk), scope, maker->language));
  if (local != NULL)
    {
      /* All of the date and time but the clock, which stands beside it. */
      take_text (maker, BW_WALL_TEXT_DATE, g_strndup (day, strlen (day) - strlen (" 00:00")));
      take_text (maker, BW_WALL_TEXT_CLOCK, g_date_time_format (local, "%H:%M:%S"));
    }
  if (round == NULL)
    {
      /* Of a city that nobody has told of it is not known. */
      if (scope != BW_PLACE_NONE && maker->facts->state != BW_WALL_STATE_EMPTY)
        set_text (maker, BW_WALL_TEXT_CAMPAIGN, C_("wall", "No campaign"));
      return;
    }

  take_text (maker, BW_WALL_TEXT_CAMPAIGN, dup_round_name (round, maker->language));
  maker->facts->is_last_hour = round->deadline - maker->now < BW_TIME_HOUR;
  set_text (maker, BW_WALL_TEXT_COUNTDOWN_LABEL,
            maker->now > round->deadline ? C_("wall", "past the deadline") : C_("wall", "to deadline"));
  take_text (maker, BW_WALL_TEXT_COUNTDOWN, bw_format_countdown (ABS (round->deadline - maker->now), TRUE));
}

static void
write_trying (Maker *maker)
{
  guint n_tries = bw_client_session_get_n_tries (maker->session);
  gint64 next = bw_client_session_get_next_try (maker->session);
  gint64 left = next != 0 ? MAX (next - g_get_monotonic_time (), 0) : 0;
  guint seconds = (guint) ((left + BW_TIME_SECOND - 1) / BW_TIME_SECOND);
  g_autofree char *which = NULL;
  g_autofree char *when = NULL;

  if (bw_client_session_get_connection (maker->session) == BW_CONNECTION_REFUSED)
    {
      set_text (maker, BW_WALL_TEXT_TRYING, C_("wall", "Token refused"));
      set_text (maker, BW_WALL_TEXT_TRYING_HOW,
                C_("wall", "The server no longer accepts this wall · duty room: issue a new token"));
      return;
    }

  if (bw_client_session_get_connection (maker->session) == BW_CONNECTION_TOKENLESS)
    {
      set_text (maker, BW_WALL_TEXT_TRYING, C_("wall", "No token"));
      set_text (maker, BW_WALL_TEXT_TRYING_HOW,
                C_("wall", "The keyring of this computer is locked · duty room: unlock it, or enter a token"));
      return;
    }

  if (maker->kept != 0)
    {
      set_text (maker, BW_WALL_TEXT_TRYING, C_("wall", "Another data service"));
      set_text (maker, BW_WALL_TEXT_TRYING_HOW,
                C_("wall", "What it knows is being read; the last picture stays until then"));
      return;
    }

  set_text (maker, BW_WALL_TEXT_TRYING, C_("wall", "Reconnecting"));
  /* Translators: on the wall: how often it has tried to connect since the loss. */
  which = g_strdup_printf (g_dngettext (NULL, "attempt %u", "attempt %u", MAX (n_tries, 1)), MAX (n_tries, 1));
  /* Translators: on the wall: seconds until the next attempt. */
  when = seconds > 0 ? g_strdup_printf (g_dngettext (NULL, "again in %u s", "again in %u s", seconds), seconds)
                     : g_strdup (C_("wall", "trying now"));
  take_text (maker, BW_WALL_TEXT_TRYING_HOW,
             /* Translators: on the wall: which attempt, when the next, what to do. */
             g_strdup_printf (C_("wall", "%s · %s · duty room: check network and data service"), which, when));
}

static void
write_warning (Maker *maker)
{
  g_autofree char *age = bw_format_age (maker->age, maker->language);
  g_autofree char *as_of = bw_format_as_of (maker->as_of, maker->then, maker->zone, maker->language);

  /* Translators: on the wall: since how long nothing came: "No new data for 11 min 08 s". */
  take_text (maker, BW_WALL_TEXT_WARNING, g_strdup_printf (C_("wall", "No new data for %s"), age));
  take_text (maker, BW_WALL_TEXT_WARNING_TIME,
             /* Translators: on the wall: for when the picture holds. */
             g_strdup_printf (C_("wall", "This is the picture of %s, not of now"), as_of));
  take_text (maker, BW_WALL_TEXT_AS_OF,
             /* Translators: on the wall, beside the figure: for when it holds. */
             g_strdup_printf (C_("wall", "as of %s"), as_of));
  write_trying (maker);
}

static const char *
get_finish_label (const BwPace *pace)
{
  return pace->state == BW_PACE_DONE ? C_("wall", "Finished") : C_("wall", "Projected finish");
}

static void
write_finish (Maker        *maker,
              const BwPace *pace)
{
  set_text (maker, BW_WALL_TEXT_FINISH_LABEL, get_finish_label (pace));
  if (pace->finish != 0)
    {
      take_text (maker, BW_WALL_TEXT_FINISH, bw_format_day_time (pace->finish, maker->zone, maker->language));
      if (pace->margin != 0)
        take_text (maker, BW_WALL_TEXT_MARGIN, bw_format_margin (pace->margin, TRUE, maker->language));
    }
  else if (bw_pace_is_overcorrected (pace))
    set_text (maker, BW_WALL_TEXT_FINISH,
              bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, maker->language));
  else if (pace->state == BW_PACE_DONE)
    set_text (maker, BW_WALL_TEXT_FINISH, C_("wall", "Done"));
  else if (pace->state == BW_PACE_LATE)
    set_text (maker, BW_WALL_TEXT_FINISH, C_("wall", "Late, no end in sight"));
  else
    set_text (maker, BW_WALL_TEXT_FINISH, C_("wall", "Cannot be told yet"));
}

/* @share: below zero for one that cannot be. There is no room for why beside each:
 * that stands where the finish would. */
static char *
format_share (double share)
{
  if (isnan (share))
    return g_strdup (C_("wall", "not reported"));

  return bw_format_share (share < 0.0 ? NAN : share);
}

static void
write_chain (Maker        *maker,
             BwPlace       scope,
             const BwPace *pace)
{
  static const char *const measures[] = { "sent", "tested", "reported" };
  BwPicture *picture = bw_desk_get_picture (maker->desk);
  BwSubject sampling = bw_desk_get_sampling (maker->desk);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), measures[i]);
      double value = NAN;

      if (measure != NULL && sampling != BW_SUBJECT_NONE && pace->target > 0.0)
        value = bw_picture_get_value (picture, scope, sampling, measure->index) / pace->target;
      take_text (maker, BW_WALL_TEXT_SENT + i, format_share (value));
    }
}

/* While nothing comes the projection stays that of the last moment that is known:
 * silence of the line is not silence of the city. */
static void
find_pace (Maker   *maker,
           BwPlace  scope,
           BwPace  *pace)
{
  gboolean is_now = maker->facts->state == BW_WALL_STATE_LIVE || maker->facts->state == BW_WALL_STATE_SAVED;

  if (is_now || maker->as_of == 0)
    *pace = *bw_desk_get_pace (maker->desk, scope);
  else
    bw_pace_compute_place (pace, bw_desk_get_picture (maker->desk), scope, bw_desk_get_round (maker->desk),
                           maker->as_of);
}

/* The feed speaks, and the reports that it tells of are old. */
static void
write_old (Maker        *maker,
           BwPlace       scope,
           const BwPace *pace)
{
  g_autofree char *as_of = NULL;
  BwFacts facts;

  bw_facts_init (&facts, maker->desk);
  if (maker->facts->state != BW_WALL_STATE_LIVE || !bw_facts_is_stale (&facts, scope))
    return;

  as_of = bw_format_as_of (pace->as_of, maker->now, maker->zone, maker->language);
  maker->facts->is_old = TRUE;
  take_text (maker, BW_WALL_TEXT_AS_OF,
             /* Translators: on the wall, beside the figure: for when it holds. */
             g_strdup_printf (C_("wall", "as of %s"), as_of));
}

static void
write_panel (Maker *maker)
{
  BwPlace scope = bw_desk_get_scope_place (maker->desk);
  BwPace pace;
  BwLevel level = bw_place_tree_get_level (bw_desk_get_places (maker->desk), scope);
  g_autofree char *target = NULL;
  g_autofree char *plan = NULL;

  find_pace (maker, scope, &pace);
  set_text (maker, BW_WALL_TEXT_TITLE,
            level == BW_LEVEL_CITY ? C_("wall", "Completed, whole city") : C_("wall", "Completed"));
  maker->facts->pace = pace.state;
  maker->facts->share = pace.share;
  maker->facts->plan_share = pace.plan_share;
  maker->facts->is_behind = pace.share < pace.plan_share;
  take_text (maker, BW_WALL_TEXT_SHARE,
             format_share (bw_pace_is_overcorrected (&pace) ? pace.done : pace.share));
  take_text (maker, BW_WALL_TEXT_DONE, bw_format_value (pace.done, BW_BOUND_EXACT, maker->language));
  target = bw_format_value (pace.target, BW_BOUND_EXACT, maker->language);
  /* Translators: on the wall, after the people sampled: " / 1,268,400 people". */
  take_text (maker, BW_WALL_TEXT_TARGET, g_strdup_printf (C_("wall", " / %s people"), target));
  if (!isnan (pace.plan_share))
    {
      plan = bw_format_share (pace.plan_share);
      /* Translators: on the wall: share that the plan wants now. */
      take_text (maker, BW_WALL_TEXT_PLAN, g_strdup_printf (C_("wall", "plan %s"), plan));
    }
  write_finish (maker, &pace);
  write_chain (maker, scope, &pace);
  write_old (maker, scope, &pace);
}

static void
write_empty (Maker *maker)
{
  g_autofree char *why = bw_refusal_words_dup_error (bw_client_session_get_error (maker->session));

  if (bw_client_session_is_opening (maker->session))
    {
      set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "Loading"));
      return;
    }

  switch (bw_client_session_get_connection (maker->session))
    {
    case BW_CONNECTION_NONE:
      set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "No server"));
      set_text (maker, BW_WALL_TEXT_EMPTY_WHY, C_("wall", "Start with --backend=URL, or connect on the desk"));
      break;

    case BW_CONNECTION_REFUSED:
      set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "Token refused"));
      set_text (maker, BW_WALL_TEXT_EMPTY_WHY,
                C_("wall", "The server does not accept this wall · duty room: issue a new token"));
      break;

    case BW_CONNECTION_TOKENLESS:
      set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "No token"));
      set_text (maker, BW_WALL_TEXT_EMPTY_WHY,
                C_("wall", "The keyring of this computer is locked · duty room: unlock it, or enter a token"));
      break;

    case BW_CONNECTION_RECONNECTING:
    case BW_CONNECTION_OFFLINE:
      set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "No connection"));
      set_text (maker, BW_WALL_TEXT_EMPTY_WHY, why != NULL ? why : "");
      break;

    case BW_CONNECTION_CONNECTING:
    case BW_CONNECTION_SYNCING:
    case BW_CONNECTION_LIVE:
    case BW_CONNECTION_SAVED:
    default:
      set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "Loading"));
      break;
    }
}

static void
write_no_campaign (Maker *maker)
{
  set_text (maker, BW_WALL_TEXT_EMPTY, C_("wall", "No campaign is on"));
  set_text (maker, BW_WALL_TEXT_EMPTY_WHY, C_("wall", "Progress is shown as soon as one is planned"));
}

static void
clear_facts (gpointer data)
{
  BwWallFacts *self = data;

  for (guint i = 0; i < BW_WALL_N_TEXTS; i++)
    g_free (self->texts[i]);
}

/**
 * bw_wall_facts_new: (skip)
 * @desk: the desk
 * @stale_after: microseconds without an event of the feed
 * @kept: for when the picture holds that stays while another backend tells its state;
 *   0: there is none
 * @kept_age: microseconds since that picture was last right; the clock of the other
 *   backend may be elsewhere
 *
 * Returns: (transfer full): what is to be said now
 */
BwWallFacts *
bw_wall_facts_new (BwDesk *desk,
                   gint64  stale_after,
                   gint64  kept,
                   gint64  kept_age)
{
  Maker maker = { .kept = kept };

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  maker.facts = g_rc_box_new0 (BwWallFacts);
  maker.desk = desk;
  maker.session = bw_desk_get_session (desk);
  maker.language = bw_desk_get_language (desk);
  maker.zone = bw_desk_get_time_zone (desk);
  maker.now = bw_desk_get_now (desk);
  maker.as_of = kept != 0 ? kept : bw_client_session_get_as_of (maker.session);
  maker.age = kept != 0 ? MAX (kept_age, 0) : find_age (&maker);
  maker.then = kept != 0 ? kept + maker.age : maker.now;
  for (guint i = 0; i < BW_WALL_N_TEXTS; i++)
    maker.facts->texts[i] = g_strdup ("");
  maker.facts->share = NAN;
  maker.facts->plan_share = NAN;
  maker.facts->is_reported = bw_wall_alerts_is_reported (desk);
  maker.facts->is_exercise = bw_client_session_get_exercise (maker.session);
  maker.facts->state = find_state (&maker, stale_after);
  maker.facts->colour = find_colour (&maker, stale_after);

  write_pill (&maker);
  write_strip (&maker);
  if (maker.facts->state == BW_WALL_STATE_STALE)
    write_warning (&maker);
  if (bw_desk_get_scope_place (desk) == BW_PLACE_NONE || maker.facts->state == BW_WALL_STATE_EMPTY)
    write_empty (&maker);
  else if (bw_desk_get_round (desk) == NULL)
    write_no_campaign (&maker);
  else
    write_panel (&maker);

  return maker.facts;
}

BwWallFacts *
bw_wall_facts_ref (BwWallFacts *self)
{
  return g_rc_box_acquire (self);
}

void
bw_wall_facts_unref (BwWallFacts *self)
{
  g_rc_box_release_full (self, clear_facts);
}

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
bw_wall_facts_is_equal (const BwWallFacts *self,
                        const BwWallFacts *other,
                        BwWallText         first,
                        BwWallText         last)
{
  if (self == NULL || other == NULL)
    return self == other;
  if (self->state != other->state || self->is_exercise != other->is_exercise || self->pace != other->pace
      || self->is_behind != other->is_behind || self->is_last_hour != other->is_last_hour
      || self->is_old != other->is_old || self->is_reported != other->is_reported || self->colour != other->colour)
    return FALSE;
  if (last >= BW_WALL_TEXT_SHARE && first <= BW_WALL_TEXT_SHARE
      && (!is_same_number (self->share, other->share) || !is_same_number (self->plan_share, other->plan_share)))
    return FALSE;

  for (guint i = first; i <= last; i++)
    {
      if (g_strcmp0 (self->texts[i], other->texts[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

/* What moves each second is left out: a reader would begin anew each time. */
char *
bw_wall_facts_describe (const BwWallFacts *self)
{
  static const BwWallText told[] = {
    BW_WALL_TEXT_CITY, BW_WALL_TEXT_CAMPAIGN, BW_WALL_TEXT_WARNING_TIME, BW_WALL_TEXT_EMPTY,
    BW_WALL_TEXT_EMPTY_WHY, BW_WALL_TEXT_TITLE, BW_WALL_TEXT_SHARE, BW_WALL_TEXT_PLAN, BW_WALL_TEXT_DONE,
    BW_WALL_TEXT_FINISH_LABEL, BW_WALL_TEXT_FINISH, BW_WALL_TEXT_MARGIN,
  };
  GString *text = g_string_new (self->is_exercise ? C_("wall", "Exercise") : "");
  /* Translators: between the parts of what a screen reader says of the wall. */
  const char *comma = C_("wall", ", ");

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (*self->texts[told[i]] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, told[i] == BW_WALL_TEXT_SHARE || told[i] == BW_WALL_TEXT_FINISH ? " " : comma);
      g_string_append (text, self->texts[told[i]]);
      if (told[i] == BW_WALL_TEXT_DONE)
        g_string_append (text, self->texts[BW_WALL_TEXT_TARGET]);
    }
  if (*self->texts[BW_WALL_TEXT_SENT] != '\0')
    g_string_append_printf (text, "%s%s %s%s%s %s%s%s %s", comma, C_("wall", "Sent"), self->texts[BW_WALL_TEXT_SENT],
                            comma, C_("wall", "Tested"), self->texts[BW_WALL_TEXT_TESTED],
                            comma, C_("wall", "Reported"), self->texts[BW_WALL_TEXT_REPORTED]);

  return g_string_free (text, FALSE);
}
