/* bw-suggest-words.c: who could finish earlier, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-suggest-words.h"

#include "bw-format-text.h"
#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>

static const char * const titles[] = {
  N_("Gives desks"), N_("Gets desks"), N_("Desks"), N_("Of whoever gets them"), N_("Margin of that"),
  N_("Of whoever gives them"), N_("As of"), NULL
};

static const BwSuggestTerms *
get_terms (const BwSuggestWords *self)
{
  return bw_suggest_get_terms (self->suggest);
}

static char *
dup_as_of (const BwSuggestWords *self,
           gint64                time)
{
  return bw_format_as_of (time, get_terms (self)->now, self->zone, self->language);
}

/* As the lists write it: of a finish the day is always named. */
static char *
dup_time (const BwSuggestWords *self,
          gint64                time)
{
  return bw_format_day_time (time, self->zone, self->language);
}

/* Hours and minutes, as everywhere: 0:50. */
static char *
dup_span (gint64 span)
{
  return bw_format_countdown (span, FALSE);
}

/* What is between at P10, most likely and at P90, from the least to the most: nights make
 * that of the middle one end at times. "" where a band has no end in sight. */
static char *
dup_range (const BwSuggestEnd *before,
           const BwSuggestEnd *after)
{
  gint64 middle = ABS (before->finish - after->finish);
  gint64 early = ABS (before->early - after->early);
  gint64 late = ABS (before->late - after->late);
  g_autofree char *least = dup_span (MIN (middle, MIN (early, late)));
  g_autofree char *most = dup_span (MAX (middle, MAX (early, late)));

  if (before->early == 0 || after->early == 0 || before->late == 0 || after->late == 0)
    return g_strdup ("");

  /* Translators: after a span of time, the range that it may be in, hours and minutes:
   * "0:50 earlier (0:35 to 1:20)". */
  return g_strdup_printf (_(" (%s to %s)"), least, most);
}

/* The latest of all areas that can be told of; 0: one that is not in sight. FALSE: all
 * of them are done. */
static gboolean
find_latest (const BwSuggestWords *self,
             gboolean              is_after,
             gint64               *finish)
{
  gboolean is_found = FALSE;

  *finish = G_MININT64;
  for (guint i = 0; i < bw_suggest_get_n_areas (self->suggest); i++)
    {
      const BwSuggestArea *area = bw_suggest_get_area (self->suggest, i);
      BwSuggestEnd end;

      if (area->fault != BW_SUGGEST_FAULT_NONE || area->is_done)
        continue;

      if (is_after)
        bw_suggest_get_after (self->suggest, i, &end);
      else
        bw_suggest_get_before (self->suggest, i, &end);
      *finish = end.finish == 0 || *finish == 0 ? 0 : MAX (*finish, end.finish);
      is_found = TRUE;
    }

  return is_found;
}

static guint
count_moved (const BwSuggestWords *self)
{
  GArray *moves = bw_suggest_get_moves (self->suggest);
  guint n = 0;

  for (guint i = 0; i < moves->len; i++)
    n += g_array_index (moves, BwSuggestMove, i).desks;

  return n;
}

/**
 * bw_suggest_words_init:
 * @self: filled
 * @suggest: what is told of
 * @desk: where it was read
 */
void
bw_suggest_words_init (BwSuggestWords *self,
                       BwSuggest      *suggest,
                       BwDesk         *desk)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (BW_IS_DESK (desk));

  *self = (BwSuggestWords) {
    .suggest = suggest,
    .places = bw_desk_get_places (desk),
    .zone = bw_desk_get_time_zone (desk),
    .language = bw_desk_get_language (desk),
  };
}

/**
 * bw_suggest_words_get_name:
 * @self: words
 * @area: index of an area
 *
 * Returns: (transfer none): what it is called
 */
const char *
bw_suggest_words_get_name (const BwSuggestWords *self,
                           guint                 area)
{
  return bw_place_tree_get_name (self->places, bw_suggest_get_area (self->suggest, area)->place, self->language);
}

/**
 * bw_suggest_words_dup_finish:
 * @self: words
 * @area: index of an area
 * @end: one of its ends
 *
 * Returns: (transfer full): when that is
 */
char *
bw_suggest_words_dup_finish (const BwSuggestWords *self,
                             guint                 area,
                             const BwSuggestEnd   *end)
{
  g_autofree char *time = NULL;

  if (end->finish == 0)
    return g_strdup (_("no end in sight"));

  time = dup_time (self, end->finish);
  if (bw_suggest_get_area (self->suggest, area)->bound == BW_BOUND_EXACT)
    return g_steal_pointer (&time);

  /* Translators: a time that follows from numbers that are not exact: "about 22:10" */
  return g_strdup_printf (_("about %s"), time);
}

const char * const *
bw_suggest_words_get_titles (void)
{
  return titles;
}

/**
 * bw_suggest_words_list_moves:
 * @self: words
 *
 * Returns: (transfer full) (element-type GStrv): the moves as rows
 */
GPtrArray *
bw_suggest_words_list_moves (const BwSuggestWords *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GArray *moves = bw_suggest_get_moves (self->suggest);

  for (guint i = 0; i < moves->len; i++)
    {
      const BwSuggestMove *move = &g_array_index (moves, BwSuggestMove, i);
      char **row;

      if (move->desks == 0)
        continue;

      row = g_new0 (char *, G_N_ELEMENTS (titles));
      row[0] = g_strdup (bw_suggest_words_get_name (self, move->from));
      row[1] = g_strdup (bw_suggest_words_get_name (self, move->to));
      row[2] = g_strdup_printf ("%u", move->desks);
      row[3] = bw_suggest_words_dup_change (self, move->to);
      row[4] = bw_suggest_words_dup_margin (self, move->to);
      row[5] = bw_suggest_words_dup_change (self, move->from);
      row[6] = bw_format_date_time (bw_suggest_get_terms (self->suggest)->now, self->zone, self->language);
      g_ptr_array_add (rows, row);
    }

  return rows;
}

/**
 * bw_suggest_words_dup_headline:
 * @self: words
 *
 * Returns: (transfer full): what all moves together would bring, in a sentence
 */
char *
bw_suggest_words_dup_headline (const BwSuggestWords *self)
{
  guint n = count_moved (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 was;
  gint64 is;

  if (!find_latest (self, FALSE, &was) || !find_latest (self, TRUE, &is) || n == 0)
    return g_strdup (_("As it is, no desk moves."));

  before = was != 0 ? dup_time (self, was) : g_strdup (_("no end in sight"));
  after = is != 0 ? dup_time (self, is) : g_strdup (_("no end in sight"));
  if (was == is)
    /* Translators: number of desks; the latest finish of all areas */
    return bw_format_text (ngettext ("With %u desk moved the last area still ends: %s.",
                                     "With %u desks moved the last area still ends: %s.", n), n, after);

  /* Translators: number of desks; the latest finish of all areas with them, and without */
  return bw_format_text (ngettext ("With %u desk moved the last area would end: %s. As it is: %s.",
                                   "With %u desks moved the last area would end: %s. As it is: %s.", n),
                         n, after, before);
}

/**
 * bw_suggest_words_dup_change:
 * @self: words
 * @area: index of an area that can be told of
 *
 * Returns: (transfer full): when it ends before and after, what is between
 */
char *
bw_suggest_words_dup_change (const BwSuggestWords *self,
                             guint                 area)
{
  BwSuggestEnd before;
  BwSuggestEnd after;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  g_autofree char *span = NULL;
  g_autofree char *range = NULL;

  if (bw_suggest_get_area (self->suggest, area)->is_done)
    return g_strdup (_("Done: its desks are free"));

  bw_suggest_get_before (self->suggest, area, &before);
  bw_suggest_get_after (self->suggest, area, &after);
  was = bw_suggest_words_dup_finish (self, area, &before);
  is = bw_suggest_words_dup_finish (self, area, &after);
  if (before.finish == after.finish)
    /* Translators: when an area ends, with or without the desks */
    return g_strdup_printf (_("Ends: %s, unchanged"), was);
  if (before.finish == 0 || after.finish == 0)
    /* Translators: when an area ends with the desks that move, and when without */
    return g_strdup_printf (_("Ends: %s; as it is: %s"), is, was);

  span = dup_span (ABS (before.finish - after.finish));
  range = dup_range (&before, &after);
  if (after.finish < before.finish)
    /* Translators: when an area ends with the desks that move, and when without; by how
     * much that is earlier, and the range of that, which may be empty */
    return g_strdup_printf (_("Ends: %s; as it is: %s. %s earlier%s"), is, was, span, range);

  /* Translators: when an area ends without the desks that it gives, and when with them;
   * by how much that is later, and the range of that, which may be empty */
  return g_strdup_printf (_("Ends: %s; as it is: %s. %s later%s"), is, was, span, range);
}

/**
 * bw_suggest_words_dup_margin:
 * @self: words
 * @area: index of an area that can be told of
 *
 * Returns: (transfer full): its margin to the deadline before and after; "" of one that
 *   is done or has no end in sight
 */
char *
bw_suggest_words_dup_margin (const BwSuggestWords *self,
                             guint                 area)
{
  BwSuggestEnd before;
  BwSuggestEnd after;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  bw_suggest_get_before (self->suggest, area, &before);
  bw_suggest_get_after (self->suggest, area, &after);
  if (after.finish == 0)
    return g_strdup ("");

  is = bw_format_margin (after.margin, FALSE, self->language);
  if (before.finish == 0 || before.margin == after.margin)
    /* Translators: how an area ends, against the deadline: "Deadline: 0:09 early" */
    return g_strdup_printf (_("Deadline: %s"), is);

  was = bw_format_margin (before.margin, FALSE, self->language);
  /* Translators: how an area ends, against the deadline, before and after: "Deadline:
   * 3:06 late → 2:10 late" */
  return g_strdup_printf (_("Deadline: %s → %s"), was, is);
}

/**
 * bw_suggest_words_dup_band:
 * @self: words
 * @area: index of an area that can be told of
 *
 * Returns: (transfer full): from when to when it ends after all; "" of one that is done or
 *   has no end in sight
 */
char *
bw_suggest_words_dup_band (const BwSuggestWords *self,
                           guint                 area)
{
  BwSuggestEnd after;
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  bw_suggest_get_after (self->suggest, area, &after);
  if (after.finish == 0 || after.early == 0)
    return g_strdup ("");

  early = dup_time (self, after.early);
  late = after.late != 0 ? dup_time (self, after.late) : g_strdup (_("no end in sight"));
  /* Translators: the range of a finish, early and late end */
  return g_strdup_printf (_("Range: %s to %s"), early, late);
}

/**
 * bw_suggest_words_dup_basis:
 * @self: words
 * @area: index of an area that can be told of
 *
 * Returns: (transfer full): what its ends rest on
 */
char *
bw_suggest_words_dup_basis (const BwSuggestWords *self,
                            guint                 area)
{
  const BwSuggestArea *what = bw_suggest_get_area (self->suggest, area);
  double served = bw_suggest_area_get_served (what);
  g_autofree char *as_of = dup_as_of (self, what->as_of);
  g_autofree char *queue = bw_format_value (what->queue, BW_BOUND_EXACT, self->language);
  BwSuggestEnd after;
  GString *text = g_string_new (NULL);

  bw_suggest_get_after (self->suggest, area, &after);
  /* Translators: desks that an area has, and would have */
  bw_format_text_append (text, _("Desks: %u → %u"), what->desks, after.desks);
  if (!what->is_done && served > 0.0)
    /* Translators: people that each desk of an area samples in an hour */
    g_string_append_printf (text, _(" · each serves %.0f an hour"), served);
  if (!what->is_done)
    /* Translators: people waiting in line in an area, or that this is not reported */
    g_string_append_printf (text, _(" · in line: %s"), queue);
  /* Translators: the time of the reports that figures rest on, after them */
  g_string_append_printf (text, _(" · as of %s"), as_of);
  return g_string_free (text, FALSE);
}

/**
 * bw_suggest_words_dup_refusal:
 * @self: words
 * @area: index of an area that gives
 *
 * Returns: (transfer full) (nullable): why it cannot give so many
 */
char *
bw_suggest_words_dup_refusal (const BwSuggestWords *self,
                              guint                 area)
{
  g_autofree char *margin = dup_span (get_terms (self)->margin);
  BwSuggestEnd after;

  bw_suggest_get_after (self->suggest, area, &after);
  if (after.keeps_deadline)
    return NULL;

  /* Translators: hours and minutes before the deadline */
  return g_strdup_printf (_("Too many: it must end %s before the deadline, and before the deadline by the late end "
                            "of its range"), margin);
}

static const char *
get_fault (BwSuggestFault fault)
{
  switch (fault)
    {
    case BW_SUGGEST_FAULT_OUTSIDE:
      return _("not in this round");
    case BW_SUGGEST_FAULT_PARTS:
      return _("ends with the last of its parts: look there");
    case BW_SUGGEST_FAULT_UNREPORTED:
      return _("not reported");
    case BW_SUGGEST_FAULT_IMPOSSIBLE:
      return _("corrections exceed reports");
    case BW_SUGGEST_FAULT_TOO_EARLY:
      return _("less than half an hour of data");
    case BW_SUGGEST_FAULT_STALE:
      return _("figures too old");
    case BW_SUGGEST_FAULT_NO_DESKS:
      return _("open desks not reported");
    case BW_SUGGEST_FAULT_CLOSED:
      return _("no desk is open");
    case BW_SUGGEST_FAULT_NO_END:
      return _("at its pace there is no end");
    case BW_SUGGEST_FAULT_NONE:
    default:
      return "";
    }
}

/**
 * bw_suggest_words_is_left_out:
 * @self: words
 * @area: index of an area
 *
 * Returns: whether somebody who looks for it among the moves should be told why it is not
 *   there
 */
gboolean
bw_suggest_words_is_left_out (const BwSuggestWords *self,
                              guint                 area)
{
  const BwSuggestArea *what = bw_suggest_get_area (self->suggest, area);
  BwSuggestEnd before;

  if (what->fault != BW_SUGGEST_FAULT_NONE)
    return TRUE;

  bw_suggest_get_before (self->suggest, area, &before);
  return !before.keeps_deadline && what->queue == 0.0;
}

/**
 * bw_suggest_words_dup_fault:
 * @self: words
 * @area: index of an area that is left out
 *
 * Returns: (transfer full): why
 */
char *
bw_suggest_words_dup_fault (const BwSuggestWords *self,
                            guint                 area)
{
  const BwSuggestArea *what = bw_suggest_get_area (self->suggest, area);
  const char *why = what->fault != BW_SUGGEST_FAULT_NONE ? get_fault (what->fault)
                                                         : _("nobody is in line, more desks would not help");
  g_autofree char *as_of = NULL;

  if (what->as_of == 0)
    return g_strdup (why);

  as_of = dup_as_of (self, what->as_of);
  /* Translators: why an area is left out, and the time of its last report */
  return g_strdup_printf (_("%s · as of %s"), why, as_of);
}

/* Whether somebody would still keep the deadline with fewer, and has more than the least. */
static gboolean
has_giver (const BwSuggestWords *self)
{
  for (guint i = 0; i < bw_suggest_get_n_areas (self->suggest); i++)
    {
      BwSuggestEnd end;

      bw_suggest_get_before (self->suggest, i, &end);
      if (end.keeps_deadline && end.desks > 1)
        return TRUE;
    }

  return FALSE;
}

/* Of those that are not done. */
static gboolean
has_line (const BwSuggestWords *self)
{
  for (guint i = 0; i < bw_suggest_get_n_areas (self->suggest); i++)
    {
      const BwSuggestArea *area = bw_suggest_get_area (self->suggest, i);

      if (area->fault == BW_SUGGEST_FAULT_NONE && !area->is_done && area->queue != 0.0)
        return TRUE;
    }

  return FALSE;
}

/**
 * bw_suggest_words_dup_none:
 * @self: words of a suggestion without moves
 *
 * Returns: (transfer full): why there is nothing to suggest
 */
char *
bw_suggest_words_dup_none (const BwSuggestWords *self)
{
  guint n_told = 0;
  gint64 finish;
  g_autofree char *margin = dup_span (get_terms (self)->margin);

  for (guint i = 0; i < bw_suggest_get_n_areas (self->suggest); i++)
    n_told += bw_suggest_get_area (self->suggest, i)->fault == BW_SUGGEST_FAULT_NONE ? 1 : 0;

  if (n_told == 0)
    return g_strdup (_("No area has a pace and open desks that can be told. Below stands why."));
  if (n_told == 1)
    return g_strdup (_("Only one area has a pace and open desks that can be told: none could help it."));
  if (!find_latest (self, FALSE, &finish))
    return g_strdup (_("All areas that can be told of are done."));
  if (!has_giver (self))
    /* Translators: hours and minutes */
    return g_strdup_printf (_("No area has a desk to spare: who gives must still end %s before the deadline."), margin);
  if (!has_line (self))
    return g_strdup (_("Nobody is in line where people are missing: more desks would not help."));

  return g_strdup (_("No move of desks would let the last area end earlier."));
}

/**
 * bw_suggest_words_dup_assumptions:
 * @self: words
 *
 * Returns: (transfer full): what the suggestion assumes, a sentence a line
 */
char *
bw_suggest_words_dup_assumptions (const BwSuggestWords *self)
{
  g_autofree char *setup = dup_span (get_terms (self)->setup);
  g_autofree char *margin = dup_span (get_terms (self)->margin);

  /* Translators: hours and minutes that a desk takes to move, and by which who gives
   * must end before the deadline */
  return g_strdup_printf (_("• What an area samples is taken to follow its open desks, as it reported both itself; "
                            "with people and goods a desk moves whole.\n"
                            "• A desk leaves at once and serves again after %s. That time is a convention: "
                            "nobody reports it.\n"
                            "• Who gives still ends %s before the deadline, and before the deadline by the late end "
                            "of its range (P90). Who is done may give all.\n"
                            "• An area gets at most twice the desks that it has, and none if nobody is in line there.\n"
                            "• Ranges are P10 to P90."),
                          setup, margin);
}
