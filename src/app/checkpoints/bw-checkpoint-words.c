/* bw-checkpoint-words.c: what is said of checkpoints, without any widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-words.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a checkpoint counts, in the order of the columns. */
static const char * const counts[] = { "passed", "turned_back", "fever", "vehicles" };

static char *
format_number (const BwFacts *facts,
               double         value)
{
  return bw_format_value (value, BW_BOUND_EXACT, facts->language);
}

const char *
bw_checkpoint_words_get_check (const BwFacts *facts,
                               BwCheck        check)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (facts->picture),
                                                          bw_checkpoint_state_get_measure (check));

  g_return_val_if_fail (measure != NULL, NULL);

  return facts->is_chinese ? measure->name_zh : measure->name_en;
}

const char *
bw_checkpoint_words_get_state (BwCheckState state)
{
  switch (state)
    {
    case BW_CHECK_STATE_MET:
      return C_("check", "carried out");
    case BW_CHECK_STATE_UNMET:
      return C_("check", "not carried out");
    case BW_CHECK_STATE_UNCONFIRMED:
    default:
      return C_("check", "to be confirmed");
    }
}

BwSymbol
bw_checkpoint_words_get_symbol (BwCheckState state)
{
  switch (state)
    {
    case BW_CHECK_STATE_MET:
      return BW_SYMBOL_DONE;
    case BW_CHECK_STATE_UNMET:
      return BW_SYMBOL_LATE;
    case BW_CHECK_STATE_UNCONFIRMED:
    default:
      return BW_SYMBOL_TIGHT;
    }
}

BwTone
bw_checkpoint_words_get_tone (BwCheckState state)
{
  switch (state)
    {
    case BW_CHECK_STATE_MET:
      return BW_TONE_SUCCESS;
    case BW_CHECK_STATE_UNMET:
      return BW_TONE_LATE;
    case BW_CHECK_STATE_UNCONFIRMED:
    default:
      return BW_TONE_TIGHT;
    }
}

/**
 * bw_checkpoint_words_dup_area:
 * @facts: of the desk
 * @book: of the same
 * @area: an area
 *
 * Returns: (transfer full): how many checkpoints it has, and what is wrong with them
 */
char *
bw_checkpoint_words_dup_area (const BwFacts    *facts,
                              BwCheckpointBook *book,
                              BwPlace           area)
{
  static const BwCondition conditions[] = {
    BW_CONDITION_GAP, BW_CONDITION_SILENT, BW_CONDITION_PAUSED, BW_CONDITION_UNCONFIRMED, BW_CONDITION_UNKNOWN,
  };
  guint n = bw_facts_count_all (facts, area, BW_SITE_KIND_CHECKPOINT);
  g_autofree char *all = bw_format_integer (n);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_communities;
  guint n_blind = bw_checkpoint_book_count_blind (book, area, &n_communities);

  /* Translators: how many checkpoints an area has; %s: the number, grouped */
  g_string_append_printf (text, ngettext ("%s checkpoint", "%s checkpoints", n), all);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      guint n_such = bw_facts_count (facts, area, BW_SITE_KIND_CHECKPOINT, conditions[i]);

      if (n_such > 0)
        bw_format_text_append (text, " · %s %u", bw_format_condition (conditions[i], facts->language), n_such);
    }

  if (n_blind > 0)
    {
      g_string_append (text, " · ");
      /* Translators: communities of an area at none of whose checkpoints anybody is known to stand */
      bw_format_text_append (text, ngettext ("%u community unmanned", "%u communities unmanned", n_blind), n_blind);
    }

  if (n_communities == 0 && bw_place_tree_get_level (facts->places, area) < BW_LEVEL_COMMUNITY)
    g_string_append_printf (text, " · %s", _("no communities on record"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full): since the campaign began; "not reported" is no 0 */
static char *
dup_count (const BwFacts *facts,
           BwPlace        place,
           const char    *measure)
{
  BwFigure figure;

  if (!bw_facts_get_figure (facts, place, "checkpoint", measure, &figure))
    return bw_format_value (NAN, BW_BOUND_EXACT, facts->language);

  return bw_format_figure (&figure, facts->language);
}

/**
 * bw_checkpoint_words_dup_counts:
 * @facts: of the desk
 * @place: a checkpoint, or an area
 *
 * Returns: (transfer full): all four that were counted there since the campaign began
 */
char *
bw_checkpoint_words_dup_counts (const BwFacts *facts,
                                BwPlace        place)
{
  g_autofree char *passed = dup_count (facts, place, counts[0]);
  g_autofree char *turned_back = dup_count (facts, place, counts[1]);
  g_autofree char *fever = dup_count (facts, place, counts[2]);
  g_autofree char *vehicles = dup_count (facts, place, counts[3]);

  /* Translators: what was counted at checkpoints since the campaign began; each is a number, or "not reported" */
  return g_strdup_printf (_("in all: passages %s · turned back %s · fever %s · vehicles %s"), passed, turned_back,
                          fever, vehicles);
}

/* So short that it stands in a tile. */
static char *
format_span (gint64 span)
{
  guint minutes = (guint) (span / BW_TIME_MINUTE);

  if (minutes >= 60)
    return bw_format_countdown (span, FALSE);

  /* Translators: how long something has lasted, in minutes, as short as can be */
  return bw_format_text (ngettext ("%u min", "%u min", minutes), minutes);
}

static const char *
get_opening_hours (const BwFacts           *facts,
                   const BwCheckpointState *state)
{
  const BwSite *site = bw_place_tree_get_site (facts->places, state->site);

  return site != NULL ? site->hours : NULL;
}

/**
 * bw_checkpoint_words_dup_note:
 * @facts: of the desk
 * @state: of a checkpoint
 *
 * Returns: (transfer full): where it is, when it is open, who stands there
 */
char *
bw_checkpoint_words_dup_note (const BwFacts           *facts,
                              const BwCheckpointState *state)
{
  BwPlace area = bw_place_tree_get_parent (facts->places, state->site);
  const char *hours = get_opening_hours (facts, state);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *guards = format_number (facts, state->guards);

  if (area != BW_PLACE_NONE)
    g_string_append (text, bw_place_tree_get_name (facts->places, area, facts->language));
  if (hours != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: opening hours of a checkpoint, such as 08:00-24:00 */
      g_string_append_printf (text, _("on duty %s"), hours);
    }

  g_string_append (text, " · ");
  if (state->required >= 0)
    /* Translators: guards on duty, and how many a shift needs: 5 / 6 guards */
    g_string_append_printf (text, _("%s / %d guards"), guards, state->required);
  else
    /* Translators: guards on duty */
    g_string_append_printf (text, _("%s guards"), guards);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * bw_checkpoint_words_dup_row:
 * @facts: of the desk
 * @state: of a checkpoint
 *
 * Returns: (transfer full): its row in words
 */
char *
bw_checkpoint_words_dup_row (const BwFacts           *facts,
                             const BwCheckpointState *state)
{
  g_autoptr (GString) text = g_string_new (bw_place_tree_get_name (facts->places, state->site, facts->language));
  g_autofree char *passed = format_number (facts, state->passed);

  g_string_append_printf (text, ", %s", bw_format_condition (state->condition, facts->language));
  for (guint i = 0; i < BW_N_CHECKS; i++)
    g_string_append_printf (text, ", %s: %s", bw_checkpoint_words_get_check (facts, (BwCheck) i),
                            bw_checkpoint_words_get_state (state->checks[i]));

  g_string_append (text, ", ");
  /* Translators: how often somebody was let through at a checkpoint */
  g_string_append_printf (text, _("passages: %s"), passed);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_counted (const BwFacts           *facts,
             const BwCheckpointState *state,
             BwCheck                  check)
{
  g_autofree char *as_of = bw_format_as_of (state->checked_at[check], facts->now, facts->zone, facts->language);
  g_autofree char *number = format_number (facts, check != BW_CHECK_TEMPERATURE ? state->passed : state->fever);

  if (check != BW_CHECK_TEMPERATURE)
    /* Translators: when a measure was last told to be carried out, and how often somebody was let through at that
     * checkpoint since the campaign began */
    return g_strdup_printf (_("told %s · %s passages"), as_of, number);

  /* Translators: when a measure was last told to be carried out, and how many had a fever at that checkpoint since
   * the campaign began */
  return g_strdup_printf (_("told %s · fever %s"), as_of, number);
}

/* It stays as reported until the checkpoint itself says so. */
static char *
dup_called (const BwFacts *facts,
            BwCall        *call)
{
  g_autofree char *as_of = bw_format_as_of (call->at, facts->now, facts->zone, facts->language);

  /* Translators: of a measure that is reported as missing; who says that it is put right, and as of when */
  return g_strdup_printf (_("put right, says %s, as of %s"), call->said_by, as_of);
}

/**
 * bw_checkpoint_words_dup_check:
 * @facts: of the desk
 * @state: of a checkpoint
 * @check: one of its measures
 * @since: when it was first reported as not carried out, microseconds; 0: not known
 * @is_longer: it was so before @since already
 *
 * Returns: (transfer full): since when it is missing, when it was last told, or what was
 *   counted
 */
char *
bw_checkpoint_words_dup_check (const BwFacts           *facts,
                               const BwCheckpointState *state,
                               BwCheck                  check,
                               gint64                   since,
                               gboolean                 is_longer)
{
  gint64 told = state->checked_at[check];
  g_autofree char *as_of = NULL;
  g_autofree char *age = NULL;

  if (state->checks[check] == BW_CHECK_STATE_MET)
    return dup_counted (facts, state, check);
  if (bw_checkpoint_words_find_call (facts, state, check) != NULL)
    return dup_called (facts, bw_checkpoint_words_find_call (facts, state, check));
  if (told == 0)
    return g_strdup (_("not reported"));

  if (state->checks[check] == BW_CHECK_STATE_UNMET && since != 0)
    {
      as_of = bw_format_as_of (since, facts->now, facts->zone, facts->language);
      age = format_span (MAX (facts->now - since, 0));
      if (is_longer)
        /* Translators: a time before which a measure had stopped already; nobody knows when */
        return g_strdup_printf (_("since before %s"), as_of);

      /* Translators: when a measure stopped, and how long ago that is */
      return g_strdup_printf (_("since %s, %s"), as_of, age);
    }

  as_of = bw_format_as_of (told, facts->now, facts->zone, facts->language);
  /* Translators: %s: when a measure was last reported */
  return g_strdup_printf (_("last told %s"), as_of);
}

/**
 * bw_checkpoint_words_find_call:
 * @facts: of the desk
 * @state: of a checkpoint
 * @check: one of its measures
 *
 * Returns: (transfer none) (nullable): what came by telephone after the last report, and
 *   says that the measure is carried out
 */
BwCall *
bw_checkpoint_words_find_call (const BwFacts           *facts,
                               const BwCheckpointState *state,
                               BwCheck                  check)
{
  const char *code = bw_place_tree_get_code (facts->places, state->site);
  BwCall *call = code != NULL ? bw_call_book_find (bw_desk_get_calls (facts->desk), code, "checkpoint",
                                                   bw_checkpoint_state_get_measure (check)) : NULL;

  return call != NULL && call->value > 0 && call->at > state->checked_at[check] ? call : NULL;
}

/**
 * bw_checkpoint_words_dup_cell:
 * @facts: the facts
 * @book: of the checkpoints
 * @place: a checkpoint, or an area
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): what a table says of it
 */
char *
bw_checkpoint_words_dup_cell (const BwFacts    *facts,
                              BwCheckpointBook *book,
                              BwPlace           place,
                              guint             column)
{
  enum { CODE, NAME, CONDITION, CHECKS, COUNTS = CHECKS + BW_N_CHECKS, NOTE = COUNTS + G_N_ELEMENTS (counts) };
  BwCheckpointState state;

  if (column == CODE)
    return g_strdup (bw_place_tree_get_code (facts->places, place));
  if (column == NAME)
    return g_strdup (bw_place_tree_get_name (facts->places, place, facts->language));
  if (column >= COUNTS && column < NOTE)
    return dup_count (facts, place, counts[column - COUNTS]);
  if (!bw_place_tree_is_site (facts->places, place))
    return column == CONDITION ? bw_checkpoint_words_dup_area (facts, book, place) : NULL;

  bw_checkpoint_state_init (&state, facts, place);
  if (column == CONDITION)
    return g_strdup (bw_format_condition (state.condition, facts->language));
  if (column < COUNTS)
    return g_strdup (bw_checkpoint_words_get_state (state.checks[column - CHECKS]));

  return bw_checkpoint_words_dup_note (facts, &state);
}
