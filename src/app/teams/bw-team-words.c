/* bw-team-words.c: what the page of teams says, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-words.h"

#include "bw-duty-hours.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const char * const shifts[BW_N_SHIFTS] = {
  NC_("shift", "Early today"), NC_("shift", "Middle today"), NC_("shift", "Night today"),
  NC_("shift", "Early tomorrow"), NC_("shift", "Middle tomorrow"), NC_("shift", "Night tomorrow"),
};

static const char * const long_shifts[BW_N_SHIFTS] = {
  NC_("shift", "early shift of today"), NC_("shift", "middle shift of today"), NC_("shift", "night shift of today"),
  NC_("shift", "early shift of tomorrow"), NC_("shift", "middle shift of tomorrow"),
  NC_("shift", "night shift of tomorrow"),
};

static const char * const hours[BW_N_SHIFTS_A_DAY] = { "07–15", "15–23", "23–07" };

static void
take_part (GPtrArray *parts,
           char      *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/* There are as many of them as hours that can be set. */
static const char *
get_too_long (void)
{
  /* Translators: a team would be on duty for longer than that, in hours: "Over 12 h" */
  g_autofree char *text = g_strdup_printf (C_("team", "Over %u h"),
                                           (guint) (bw_duty_hours_get_longest () / BW_TIME_HOUR));

  return g_intern_string (text);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_site_name (BwPlaceTree *places,
               const char  *code,
               const char  *language)
{
  BwPlace site = bw_place_tree_lookup (places, code);

  return site != BW_PLACE_NONE ? g_strdup (bw_place_tree_get_name (places, site, language)) : g_strdup (code);
}

static char *
format_hours (gint64 span)
{
  g_autofree char *text = g_strdup_printf ("%.1f", (double) span / BW_TIME_HOUR);

  if (g_str_has_suffix (text, ".0"))
    text[strlen (text) - 2] = '\0';
  /* Translators: so many hours: "8 h" */
  return g_strdup_printf (_("%s h"), text);
}

/* What is in the way, or near: "已排乙区1号卡点 8日 15:00–23:00" */
static char *
describe_conflict (const BwTeamFit *fit,
                   BwPlaceTree     *places,
                   GTimeZone       *zone,
                   const char      *language)
{
  g_autofree char *site = dup_site_name (places, fit->conflict->site, language);
  g_autofree char *from = bw_format_day_time (fit->conflict->from, zone, language);
  g_autofree char *to = bw_format_clock (bw_assignment_get_end (fit->conflict), zone);

  /* Translators: what a team has to do already: a place, when it begins, when it ends */
  return g_strdup_printf (_("on duty at %s, %s–%s"), site, from, to);
}

static char *
describe_rest (const BwTeamFit *fit,
               GTimeZone       *zone)
{
  g_autofree char *rest = format_hours (fit->rest);
  g_autofree char *clock = NULL;

  /* Of a plan: what is beside it may be a thought as well. */
  if (fit->conflict == NULL)
    /* Translators: how long a team rests between two shifts */
    return g_strdup_printf (_("rests %s"), rest);

  if (fit->is_before)
    {
      clock = bw_format_clock (bw_assignment_get_end (fit->conflict), zone);
      /* Translators: when a team's last shift ends, and how long it rests until this one */
      return g_strdup_printf (_("off duty at %s, rests %s"), clock, rest);
    }

  clock = bw_format_clock (fit->conflict->from, zone);
  /* Translators: when a team's next shift begins, and how long it rests before that */
  return g_strdup_printf (_("on duty again at %s, rests %s"), clock, rest);
}

static char *
describe_time (const BwTeamFit *fit,
               BwPlaceTree     *places,
               GTimeZone       *zone,
               const char      *language)
{
  g_autofree char *stretch = NULL;

  switch (fit->verdict)
    {
    case BW_TEAM_VERDICT_NOT_LENT:
      return bw_team_words_format_lent (fit->team, zone, language);

    case BW_TEAM_VERDICT_OVERLAPS:
      return describe_conflict (fit, places, zone, language);

    case BW_TEAM_VERDICT_TOO_LONG:
      stretch = format_hours (fit->stretch);
      /* Translators: a team would be on duty for so long without a pause */
      return g_strdup_printf (_("%s on duty without a pause"), stretch);

    case BW_TEAM_VERDICT_NO_REST:
    case BW_TEAM_VERDICT_SHORT_REST:
      return describe_rest (fit, zone);

    case BW_TEAM_VERDICT_FITS:
    default:
      return g_strdup (_("free"));
    }
}

static char *
describe_size (const BwTeamFit *fit)
{
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (fit->team->size < 0)
    return g_strdup (_("size not reported"));

  size = bw_format_integer (fit->team->size);
  /* Translators: how many people a team has */
  text = g_strdup_printf (ngettext ("%s person", "%s people", (unsigned long) fit->team->size), size);
  if (fit->n_short == 0)
    return g_steal_pointer (&text);

  /* Translators: how many people a team has, and how many more the place needs */
  return bw_format_text (_("%s, %u too few"), text, fit->n_short);
}

static char *
describe_distance (const BwTeamFit *fit)
{
  if (isnan (fit->distance))
    return NULL;

  if (fit->distance < 9.95)
    /* Translators: how far away a team is at home */
    return g_strdup_printf (_("%.1f km away"), fit->distance);

  /* Translators: how far away a team is at home */
  return g_strdup_printf (_("%.0f km away"), fit->distance);
}

static char *
describe_lender (const BwTeamFit *fit,
                 BwPlaceTree     *places,
                 const char      *language)
{
  g_autofree char *lender = NULL;

  if (!fit->is_lent)
    return NULL;

  lender = dup_site_name (places, fit->team->lent_by, language);
  /* Translators: the area that lent a team */
  return g_strdup_printf (_("lent by %s"), lender);
}

/**
 * bw_team_words_format_lent:
 * @team: a team that was lent
 * @zone: of the city
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full) (nullable): from when until when; %NULL: its lender has not
 *   stated that
 */
char *
bw_team_words_format_lent (const BwTeam *team,
                           GTimeZone    *zone,
                           const char   *language)
{
  g_autofree char *from = team->lent_from != 0 ? bw_format_date_time (team->lent_from, zone, language) : NULL;
  g_autofree char *until = team->lent_until != 0 ? bw_format_date_time (team->lent_until, zone, language) : NULL;

  if (from != NULL && until != NULL)
    /* Translators: when a team that another area has lent can be sent somewhere: two times */
    return g_strdup_printf (_("lent from %s to %s"), from, until);
  if (from != NULL)
    /* Translators: when a team that another area has lent can be sent somewhere */
    return g_strdup_printf (_("lent from %s"), from);

  /* Translators: when a team that another area has lent can be sent somewhere */
  return until != NULL ? g_strdup_printf (_("lent until %s"), until) : NULL;
}

/**
 * bw_team_words_get_shift:
 * @shift: 0 to 5
 *
 * Returns: (transfer none): day and shift, as short as can be
 */
const char *
bw_team_words_get_shift (guint shift)
{
  g_return_val_if_fail (shift < BW_N_SHIFTS, "");

  return g_dpgettext2 (NULL, "shift", shifts[shift]);
}

const char *
bw_team_words_get_shift_long (guint shift)
{
  g_return_val_if_fail (shift < BW_N_SHIFTS, "");

  return g_dpgettext2 (NULL, "shift", long_shifts[shift]);
}

const char *
bw_team_words_get_hours (guint shift)
{
  return hours[shift % BW_N_SHIFTS_A_DAY];
}

char *
bw_team_words_format_span (gint64      from,
                           gint64      to,
                           GTimeZone  *zone,
                           const char *language)
{
  g_autofree char *begins = bw_format_date_time (from, zone, language);
  g_autofree char *ends = bw_format_date_time (to, zone, language);

  return g_strdup_printf ("%s – %s", begins, ends);
}

/**
 * bw_team_words_format_cell:
 * @coverage: of an area in a shift
 * @is_past: the shift is over
 *
 * Returns: (transfer full): what its cell says
 */
char *
bw_team_words_format_cell (const BwCoverage *coverage,
                           gboolean          is_past)
{
  if (is_past || coverage->needed == 0)
    return g_strdup ("–");
  if (coverage->missing > 0)
    /* Translators: so many teams are missing, as short as can be */
    return bw_format_text (_("−%u"), coverage->missing);
  if (coverage->covered == 0)
    /* Translators: no shifts have been planned for an area, as short as can be */
    return g_strdup (C_("shifts", "no plan"));

  if (coverage->thin > 0 && coverage->needed == 1)
    /* Translators: people at a place, of those that it needs, as short as can be */
    return bw_format_text (C_("shifts", "%u of %u"), coverage->people, coverage->people_needed);

  return bw_format_text ("%u / %u", coverage->covered - coverage->thin, coverage->needed);
}

char *
bw_team_words_describe_cell (const char       *name,
                             guint             shift,
                             const BwCoverage *coverage,
                             gboolean          is_past)
{
  g_autofree char *state = NULL;

  if (is_past)
    state = g_strdup (_("over"));
  else if (coverage->needed == 0)
    state = g_strdup (_("nobody needed"));
  else if (coverage->missing > 0)
    /* Translators: of teams */
    state = bw_format_text (ngettext ("%u missing", "%u missing", coverage->missing), coverage->missing);
  else if (coverage->covered == 0)
    state = g_strdup (_("no shifts planned"));
  else
    /* Translators: teams that are there, of those that are needed */
    state = bw_format_text (_("%u of %u there"), coverage->covered, coverage->needed);

  if (coverage->thin > 0 && !is_past)
    {
      g_autofree char *first = g_steal_pointer (&state);
      g_autofree char *people = bw_team_words_format_people (coverage->people, coverage->people_needed);

      if (coverage->needed == 1)
        /* Translators: what is so, and how many people are at a place of those that it needs */
        state = g_strdup_printf (_("%s, %s"), first, people);
      else
        /* Translators: what is so, and at how many places there are fewer people than they need */
        state = bw_format_text (ngettext ("%s, %u with too few people", "%s, %u with too few people", coverage->thin),
                                first, coverage->thin);
    }

  if (coverage->pending > 0)
    {
      g_autofree char *first = g_steal_pointer (&state);

      /* Translators: what is so already, and how many teams are still to be sent to the backend */
      state = bw_format_text (_("%s, %u waiting to be sent"), first, coverage->pending);
    }

  /* Translators: for who cannot see it: an area, a shift, and how it stands with it */
  return g_strdup_printf (_("%s, %s, %s"), name, bw_team_words_get_shift_long (shift), state);
}

/**
 * bw_team_words_format_site:
 * @places: where it stands
 * @site: a site
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): its name after that of its subdistrict
 */
char *
bw_team_words_format_site (BwPlaceTree *places,
                           BwPlace      site,
                           const char  *language)
{
  BwPlace area = bw_place_tree_get_parent (places, site);

  while (area != BW_PLACE_NONE && bw_place_tree_get_level (places, area) > BW_LEVEL_SUBDISTRICT)
    area = bw_place_tree_get_parent (places, area);
  if (area == BW_PLACE_NONE || bw_place_tree_get_level (places, area) < BW_LEVEL_SUBDISTRICT)
    area = bw_place_tree_get_parent (places, site);
  if (area == BW_PLACE_NONE)
    return g_strdup (bw_place_tree_get_name (places, site, language));

  return g_strdup_printf ("%s · %s", bw_place_tree_get_name (places, area, language),
                          bw_place_tree_get_name (places, site, language));
}

const char *
bw_team_words_get_gap_state (const BwGap *gap)
{
  if (gap->is_pending)
    return _("waiting to be sent");
  if (gap->is_unplanned)
    return _("no shifts planned");

  if (gap->people_needed > 0)
    return _("too few people");

  return gap->is_absent ? _("has not come") : _("1 missing");
}

/**
 * bw_team_words_format_people:
 * @people: who are there
 * @needed: who should be
 *
 * Returns: (transfer full): "8 of 10 people"
 */
char *
bw_team_words_format_people (guint people,
                             guint needed)
{
  /* Translators: people who are at a place, of those that it needs */
  return bw_format_text (ngettext ("%u of %u person", "%u of %u people", needed), people, needed);
}

char *
bw_team_words_describe_gap (const BwGap *gap)
{
  g_autofree char *people = gap->people_needed > 0 ? bw_team_words_format_people (gap->people, gap->people_needed)
                                                   : NULL;

  if (people != NULL)
    return g_strdup_printf ("%s %s · %s · %s", bw_team_words_get_shift (gap->shift),
                            bw_team_words_get_hours (gap->shift), people, bw_team_words_get_gap_state (gap));

  return g_strdup_printf ("%s %s · %s", bw_team_words_get_shift (gap->shift), bw_team_words_get_hours (gap->shift),
                          bw_team_words_get_gap_state (gap));
}

/**
 * bw_team_words_describe_fit:
 * @fit: a team for a shift
 * @places: of the roster
 * @zone: for times
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): how many they are, what else they do, how far they come
 */
char *
bw_team_words_describe_fit (const BwTeamFit *fit,
                            BwPlaceTree     *places,
                            GTimeZone       *zone,
                            const char      *language)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  take_part (parts, describe_size (fit));
  take_part (parts, describe_time (fit, places, zone, language));
  take_part (parts, describe_distance (fit));
  take_part (parts, describe_lender (fit, places, language));
  return join (parts);
}

const char *
bw_team_words_get_badge (const BwTeamFit *fit)
{
  switch (fit->verdict)
    {
    case BW_TEAM_VERDICT_NOT_LENT:
      return C_("team", "Not lent then");

    case BW_TEAM_VERDICT_OVERLAPS:
      return C_("team", "Conflict");
    case BW_TEAM_VERDICT_TOO_LONG:
      return get_too_long ();
    case BW_TEAM_VERDICT_NO_REST:
      return C_("team", "No rest");
    case BW_TEAM_VERDICT_SHORT_REST:
      return C_("team", "Short rest");
    case BW_TEAM_VERDICT_FITS:
    default:
      return fit->is_recommended ? C_("team", "Recommended") : "";
    }
}

char *
bw_team_words_explain (const BwTeamFit *fit,
                       BwPlaceTree     *places,
                       GTimeZone       *zone,
                       const char      *language)
{
  g_autofree char *time = NULL;

  if (!bw_team_fit_is_refused (fit))
    return NULL;

  time = describe_time (fit, places, zone, language);
  /* Translators: why a team cannot come, and what stands in the way: "Conflict: on duty at …" */
  return g_strdup_printf (C_("team", "%s: %s"), bw_team_words_get_badge (fit), time);
}

const char *
bw_team_words_get_task (BwSiteKind kind)
{
  switch (kind)
    {
    case BW_SITE_KIND_SAMPLING:
      return _("Sampling, registration, keeping order");
    case BW_SITE_KIND_CHECKPOINT:
      return _("Temperature, health code, registration, test certificate");
    case BW_SITE_KIND_ISOLATION:
      return _("On duty at the isolation site");
    case BW_SITE_KIND_SUPPLY:
      return _("Carrying and handing out supplies");
    case BW_SITE_KIND_VENUE:
    default:
      return _("Keeping order");
    }
}

const char *
bw_team_words_get_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *word;
  } words[] = {
    { "volunteer", NC_("team", "Volunteers") }, { "vanguard", NC_("team", "Vanguard") },
    { "women", NC_("team", "Women") }, { "medical", NC_("team", "Medical") },
    { "police", NC_("team", "Police") }, { "branch", NC_("team", "Party branch") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (words[i].kind, kind) == 0)
        return g_dpgettext2 (NULL, "team", words[i].word);
    }

  return kind;
}

/**
 * bw_team_words_get_nobody:
 * @roster: of the city
 * @is_looked_for: for a shift
 *
 * Returns: (transfer none): why no team is listed: there is none, none was looked for, or
 *   none can come
 */
const char *
bw_team_words_get_nobody (BwRoster *roster,
                          gboolean  is_looked_for)
{
  if (bw_roster_get_teams (roster)->len == 0)
    return _("No team is registered");
  if (!is_looked_for)
    return _("Choose a shift to see who could come");

  return _("No team is available");
}
