/* bw-visit-words.c: what the page of inspections says, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-words.h"

#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>

static gint64
get_days_to (gint64     time,
             gint64     now,
             GTimeZone *zone)
{
  gint64 span = bw_visit_facts_get_day (time, zone) - bw_visit_facts_get_day (now, zone);

  /* A day may have an hour more or less. */
  return (span + (span < 0 ? -1 : 1) * BW_TIME_DAY / 2) / BW_TIME_DAY;
}

char *
bw_visit_words_dup_deadline (const BwFollowup *followup,
                             gint64            now,
                             GTimeZone        *zone,
                             const char       *language)
{
  g_autofree char *clock = NULL;
  g_autofree char *span = NULL;

  if (bw_followup_state_is_end (followup->state))
    return bw_format_as_of (followup->at, now, zone, language);
  if (followup->due == 0)
    return g_strdup (C_("deadline", "none"));

  span = bw_format_countdown (ABS (followup->due - now), FALSE);
  if (followup->due < now)
    /* Translators: how long ago it should have been done: "overdue 0:32" */
    return g_strdup_printf (C_("deadline", "overdue %s"), span);

  clock = bw_format_clock (followup->due, zone);
  switch (get_days_to (followup->due, now, zone))
    {
    case 0:
      /* Translators: how much time there still is: "1:28 left" */
      return g_strdup_printf (C_("deadline", "%s left"), span);
    case 1:
      /* Translators: a time of the next day: "tomorrow 09:00" */
      return g_strdup_printf (C_("deadline", "tomorrow %s"), clock);
    default:
      return bw_format_day_time (followup->due, zone, language);
    }
}

char *
bw_visit_words_dup_found (const BwVisit *visit,
                          gint64         now,
                          GTimeZone     *zone,
                          const char    *language)
{
  g_autofree char *when = NULL;
  const char *how = visit->is_unannounced ? C_("inspection", "unannounced") : C_("inspection", "announced");

  /* Of one of which only the day is known no time is made up. */
  when = visit->is_dated ? bw_format_as_of (visit->at, now, zone, language)
                         : bw_format_day (visit->at, now, zone, language);
  return g_strdup_printf ("%s %s", when, how);
}

static const char *
name_measure (const char         *measure,
              BwMeasureCatalogue *catalogue,
              const char         *language)
{
  const BwMeasure *known = bw_measure_catalogue_lookup (catalogue, measure);

  for (guint i = 0; bw_visit_facts_get_measure (i) != NULL; i++)
    {
      if (g_str_equal (bw_visit_facts_get_measure (i), measure))
        return bw_visit_words_get_measure (i);
    }

  if (known == NULL)
    return measure;

  return g_str_has_prefix (language, "zh") ? known->name_zh : known->name_en;
}

static gboolean
is_check (const char *measure)
{
  return measure != NULL && g_str_has_prefix (measure, "check_");
}

static void
append (GString    *text,
        const char *separator,
        const char *word)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, word);
}

/* Of the findings of one kind what was looked at, without what was said of each. */
static char *
list_checks (const BwVisit      *visit,
             BwVerdict           verdict,
             BwMeasureCatalogue *catalogue,
             const char         *language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < visit->findings->len; i++)
    {
      const BwFinding *finding = &g_array_index (visit->findings, BwFinding, i);

      if (finding->verdict == verdict && is_check (finding->measure))
        append (text, g_str_has_prefix (language, "zh") ? "、" : ", ",
                name_measure (finding->measure, catalogue, language));
    }

  return g_string_free (text, FALSE);
}

/* What says something of its own: faults, praise, and of the place as a whole. */
static void
append_notes (GString            *text,
              const BwVisit      *visit,
              BwMeasureCatalogue *catalogue,
              const char         *language)
{
  const char *separator = g_str_has_prefix (language, "zh") ? "；" : "; ";

  for (guint i = 0; i < visit->findings->len; i++)
    {
      const BwFinding *finding = &g_array_index (visit->findings, BwFinding, i);
      gboolean is_own = bw_verdict_is_fault (finding->verdict) || finding->verdict == BW_VERDICT_COMMENDED;

      if (finding->measure != NULL && !is_own)
        continue;
      if (finding->note != NULL)
        append (text, separator, finding->note);
      else if (finding->measure != NULL)
        append (text, separator, name_measure (finding->measure, catalogue, language));
    }
}

char *
bw_visit_words_dup_findings (const BwVisit      *visit,
                             BwMeasureCatalogue *catalogue,
                             const char         *language)
{
  g_autofree char *asked = list_checks (visit, BW_VERDICT_NONE, catalogue, language);
  g_autofree char *met = list_checks (visit, BW_VERDICT_MET, catalogue, language);
  GString *text = g_string_new (NULL);

  append_notes (text, visit, catalogue, language);
  if (text->len == 0 && *asked != '\0')
    /* Translators: what an inspection asked for: "Asked for: temperature, code" */
    g_string_append_printf (text, _("Asked for: %s"), asked);
  if (text->len == 0 && *met != '\0')
    /* Translators: what an inspection found in order: "In order: temperature, code" */
    g_string_append_printf (text, _("In order: %s"), met);
  if (text->len == 0)
    g_string_append (text, visit->findings->len > 0 ? _("Nothing to put right") : _("No finding is told"));

  return g_string_free (text, FALSE);
}

char *
bw_visit_words_dup_coverage (const BwVisitCoverage *coverage,
                             gint64                 now,
                             GTimeZone             *zone)
{
  gint64 days;

  if (coverage->last == 0)
    return g_strdup (C_("unannounced visit", "never"));

  days = MAX (-get_days_to (coverage->last, now, zone), 0);
  if (days == 0)
    return g_strdup (C_("unannounced visit", "today"));

  /* Translators: how long ago an area was last visited unannounced */
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (guint) days), (int) days);
}

const char *
bw_visit_words_get_measure (guint row)
{
  static const char * const words[BW_N_VISIT_MEASURES] =
  {
    NC_("measure of an inspection", "Temperature"),
    NC_("measure of an inspection", "Health code"),
    NC_("measure of an inspection", "Registration"),
    NC_("measure of an inspection", "Certificate"),
    NC_("measure of an inspection", "Protection when sampling"),
    NC_("measure of an inspection", "Other"),
  };

  g_return_val_if_fail (row < BW_N_VISIT_MEASURES, NULL);

  return g_dpgettext2 (NULL, "measure of an inspection", words[row]);
}

const char *
bw_visit_words_get_role (const char *role)
{
  if (g_strcmp0 (role, "commander") == 0)
    return C_("role", "commander");
  if (g_strcmp0 (role, "staff") == 0)
    return C_("role", "staff");
  if (g_strcmp0 (role, "official") == 0)
    return C_("role", "official");

  return role != NULL ? role : C_("role", "unknown");
}

/**
 * bw_visit_words_refuse_close:
 * @followup: what is to be closed
 * @token: (nullable): id of the token of who asks, if known
 * @is_owner: the token is good for no more than the area that owns it
 *
 * The rule of the backend (bw-rule-followup.c), told before it is asked.
 *
 * Returns: (transfer none) (nullable): why not
 */
const char *
bw_visit_words_refuse_close (const BwFollowup *followup,
                             const char       *token,
                             gboolean          is_owner)
{
  if (bw_followup_state_is_end (followup->state))
    return _("It has come to its end already");
  if (is_owner)
    return _("The area that owns it cannot close it: a level above does");
  if (followup->state != BW_FOLLOWUP_STATE_EVIDENCE)
    return _("There is no evidence yet that it was put right");
  if (token != NULL && g_strcmp0 (followup->evidence_by, token) == 0)
    return _("Who gave the evidence cannot close it: a second person does");

  return NULL;
}
