/* bw-call-draft.c: a figure as it is being typed while somebody reads it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-draft.h"

#include "bw-donation-draft.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Of data/schemas/entry.json. */
#define MAX_SAID_BY 200
#define MAX_TEXT    400
#define MAX_DIGITS  32

/* Clocks of two machines are never the same. */
#define MAX_AHEAD BW_TIME_MINUTE

static char *
dup_trimmed (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

/* A text that is there, if it must be, and not longer than the backend takes. */
static char *
check_text (JsonObject *figure,
            const char *member,
            const char *text,
            gboolean    is_needed,
            long        max)
{
  g_autofree char *trimmed = dup_trimmed (text);

  if (*trimmed == '\0')
    return is_needed ? g_strdup ("") : NULL;
  if (g_utf8_strlen (trimmed, -1) > max)
    /* Translators: of a text that somebody types; the place is for how many characters it may have. */
    return g_strdup_printf (_("at most %ld characters"), max);

  if (member != NULL)
    json_object_set_string_member (figure, member, trimmed);
  return NULL;
}

static char *
check_range (const BwCallDraft *self,
             double             value)
{
  const BwMeasure *measure = self->measure;
  gboolean is_total = self->is_area || measure->kind == BW_MEASURE_KIND_FLOW;
  double greatest = is_total ? bw_measure_get_greatest_total (measure) : measure->maximum;
  g_autofree char *most = NULL;

  if (value >= 0 && value <= greatest)
    return NULL;

  most = bw_format_integer (greatest);
  /* Translators: of a number that somebody types; the place is for the greatest that is plausible. */
  return g_strdup_printf (_("from 0 to %s is plausible"), most);
}

static char *
check_value (const BwCallDraft *self,
             JsonObject        *figure)
{
  g_autofree char *trimmed = dup_trimmed (self->value);
  double value;

  if (*trimmed == '\0')
    return g_strdup ("");
  if (!bw_call_draft_read_number (trimmed, &value))
    return g_strdup (_("a number is typed like 1,250"));
  if (self->measure->whole && value != floor (value))
    return g_strdup (_("it is counted one by one: a whole number"));

  if (value == floor (value) && fabs (value) <= BW_MEASURE_GREATEST)
    json_object_set_int_member (figure, "value", (gint64) value);
  else
    json_object_set_double_member (figure, "value", value);
  return check_range (self, value);
}

static char *
check_time (const BwCallDraft *self,
            JsonObject        *figure,
            GTimeZone         *zone,
            gint64             now)
{
  g_autofree char *trimmed = dup_trimmed (self->at);
  g_autofree char *text = NULL;
  gint64 time;

  if (*trimmed == '\0')
    return g_strdup ("");
  if (!bw_call_draft_read_time (trimmed, zone, now, &time))
    return g_strdup (_("a time is typed like 14:30 or 2021-08-08 14:30"));
  if (time > now + MAX_AHEAD)
    return g_strdup (_("this time is still to come: give one that has passed"));

  text = bw_time_format (time, zone);
  json_object_set_string_member (figure, "at", text);
  return NULL;
}

/**
 * bw_call_draft_build:
 * @self: a draft
 * @zone: in which times are typed
 * @now: the backend's time, microseconds
 * @faults: (out) (array fixed-size=5): by field, what is wrong; `""`: it is still to be
 *   typed; clear them with bw_call_draft_clear_faults()
 *
 * Returns: (transfer full) (nullable): the member `figure` of an entry
 */
JsonObject *
bw_call_draft_build (const BwCallDraft *self,
                     GTimeZone         *zone,
                     gint64             now,
                     char              *faults[BW_N_CALL_FIELDS])
{
  g_autoptr (JsonObject) figure = json_object_new ();
  gboolean is_good = TRUE;

  g_return_val_if_fail (self != NULL && self->measure != NULL, NULL);

  json_object_set_string_member (figure, "place", self->place);
  json_object_set_string_member (figure, "subject", self->subject);
  json_object_set_string_member (figure, "measure", self->measure->id);
  faults[BW_CALL_FIELD_VALUE] = check_value (self, figure);
  faults[BW_CALL_FIELD_AT] = check_time (self, figure, zone, now);
  faults[BW_CALL_FIELD_SAID_BY] = check_text (figure, "said_by", self->said_by, TRUE, MAX_SAID_BY);
  faults[BW_CALL_FIELD_NOTE] = check_text (figure, "note", self->note, FALSE, MAX_TEXT);
  faults[BW_CALL_FIELD_REASON] = check_text (figure, NULL, self->reason, self->needs_reason, MAX_TEXT);
  json_object_set_string_member (figure, "bound", bw_bound_to_string (self->bound));
  json_object_set_string_member (figure, "state", "open");
  for (guint i = 0; i < BW_N_CALL_FIELDS; i++)
    is_good &= faults[i] == NULL;

  return is_good ? g_steal_pointer (&figure) : NULL;
}

void
bw_call_draft_clear_faults (char *faults[BW_N_CALL_FIELDS])
{
  for (guint i = 0; i < BW_N_CALL_FIELDS; i++)
    g_clear_pointer (&faults[i], g_free);
}

/**
 * bw_call_draft_read_number:
 * @text: what somebody typed
 * @number: (out): the number
 *
 * Returns: whether it is one
 */
gboolean
bw_call_draft_read_number (const char *text,
                           double     *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      int digit = g_unichar_digit_value (letter);

      if (digit >= 0)
        g_string_append_c (plain, (char) ('0' + digit));
      else if (letter == '.' || letter == 0xff0e)
        g_string_append_c (plain, '.');
      else if (letter == '-' || letter == 0x2212)
        g_string_append_c (plain, '-');
      else if (letter != ',' && letter != 0xff0c)
        return FALSE;
    }

  if (plain->len > MAX_DIGITS || strpbrk (plain->str, "0123456789") == NULL)
    return FALSE;

  *number = g_ascii_strtod (plain->str, &end);
  return *end == '\0' && isfinite (*number);
}

/**
 * bw_call_draft_read_time:
 * @text: what somebody typed
 * @zone: of the city
 * @now: the backend's time, microseconds
 * @time: (out): microseconds since 1970
 *
 * Returns: whether it is a time
 */
gboolean
bw_call_draft_read_time (const char *text,
                         GTimeZone  *zone,
                         gint64      now,
                         gint64     *time)
{
  g_autofree char *today = NULL;
  g_autofree char *whole = NULL;

  if (strchr (text, '-') != NULL)
    return bw_donation_draft_read_time (text, zone, time);

  today = bw_donation_draft_write_time (now, zone);
  today[strcspn (today, " ")] = '\0';
  whole = g_strjoin (" ", today, text, NULL);
  return bw_donation_draft_read_time (whole, zone, time);
}
