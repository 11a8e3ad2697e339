/* bw-suggest-draft.c: the order for desks that move, as a draft
 *
 * To whom desks go and from whom they come; with the figure that tells whether it was
 * carried out: the open desks of the area that gets them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-suggest-draft.h"

#include "bw-format-text.h"
#include "bw-format.h"

#include <glib/gi18n.h>

/* Times in an order are round ones. */
#define GRAIN (5 * BW_TIME_MINUTE)

/* Before the desks serve again; with a shorter way, half of that. */
#define ACKNOWLEDGE (30 * BW_TIME_MINUTE)

static gint64
round_up (gint64 time)
{
  return (time + GRAIN - 1) / GRAIN * GRAIN;
}

static const BwSuggestMove *
get_move (const BwSuggestWords *words,
          guint                 index)
{
  return &g_array_index (bw_suggest_get_moves (words->suggest), BwSuggestMove, index);
}

static guint
get_n_moves (const BwSuggestWords *words)
{
  return bw_suggest_get_moves (words->suggest)->len;
}

static gboolean
is_of (const BwSuggestMove *move,
       guint                to)
{
  return move->to == to && move->desks > 0;
}

static const char *
get_code (const BwSuggestWords *words,
          guint                 area)
{
  return bw_place_tree_get_code (words->places, bw_suggest_get_area (words->suggest, area)->place);
}

static void
set_time (const BwSuggestWords *words,
          JsonObject           *members,
          const char           *member,
          gint64                time)
{
  g_autofree char *text = bw_time_format (time, words->zone);

  json_object_set_string_member (members, member, text);
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (*sentence != '\0')
    /* Translators: of an order: one sentence, before the next */
    g_string_append_printf (text, _("%s. "), sentence);
}

static void
add_area (const BwSuggestWords *words,
          GString              *text,
          guint                 area)
{
  g_autofree char *change = bw_suggest_words_dup_change (words, area);
  g_autofree char *band = bw_suggest_words_dup_band (words, area);
  g_autofree char *margin = bw_suggest_words_dup_margin (words, area);
  g_autofree char *basis = bw_suggest_words_dup_basis (words, area);

  /* Translators: of an order: an area, when it ends before and after, what that rests on */
  g_string_append_printf (text, _("%s: %s. "), bw_suggest_words_get_name (words, area), change);
  add_sentence (text, band);
  add_sentence (text, margin);
  g_string_append_printf (text, "%s\n", basis);
}

/* Ends are those with all moves: what of them another order asks for is said. */
static void
add_giver (const BwSuggestWords *words,
           GString              *text,
           guint                 to,
           guint                 from)
{
  guint n = 0;

  add_area (words, text, from);
  for (guint i = 0; i < get_n_moves (words); i++)
    {
      if (get_move (words, i)->from == from && get_move (words, i)->to != to)
        n += get_move (words, i)->desks;
    }

  if (n > 0)
    /* Translators: of an order: how many of the desks that an area gives go to others than
     * the one that the order is about */
    bw_format_text_append (text, ngettext ("In this, %u desk for other areas.\n",
                                           "In this, %u desks for other areas.\n", n), n);
}

static char *
make_text (const BwSuggestWords *words,
           guint                 to,
           gint64                due)
{
  GString *text = g_string_new (NULL);
  g_autofree char *by = bw_format_date_time (due, words->zone, words->language);
  g_autofree char *assumptions = bw_suggest_words_dup_assumptions (words);

  for (guint i = 0; i < get_n_moves (words); i++)
    {
      const BwSuggestMove *move = get_move (words, i);

      if (!is_of (move, to))
        continue;

      /* Translators: of an order: who gives, how many desks, to whom, by when */
      bw_format_text_append (text, ngettext ("%s moves %u desk, with people and goods, to %s, open there by %s.\n",
                                             "%s moves %u desks, with people and goods, to %s, open there by %s.\n",
                                             move->desks),
                             bw_suggest_words_get_name (words, move->from), move->desks,
                             bw_suggest_words_get_name (words, to), by);
    }

  g_string_append_printf (text, "\n%s\n", _("Expected:"));
  add_area (words, text, to);
  for (guint i = 0; i < get_n_moves (words); i++)
    {
      if (is_of (get_move (words, i), to))
        add_giver (words, text, to, get_move (words, i)->from);
    }

  g_string_append_printf (text, "\n%s\n%s", _("Reckoned on:"), assumptions);
  return g_string_free (text, FALSE);
}

/* (transfer full): who gets them first. */
static JsonArray *
list_recipients (const BwSuggestWords *words,
                 guint                 to)
{
  JsonArray *recipients = json_array_new ();

  json_array_add_string_element (recipients, get_code (words, to));
  for (guint i = 0; i < get_n_moves (words); i++)
    {
      if (is_of (get_move (words, i), to))
        json_array_add_string_element (recipients, get_code (words, get_move (words, i)->from));
    }

  return recipients;
}

static JsonObject *
make_expects (const BwSuggestWords *words,
              guint                 to,
              gint64                due)
{
  JsonObject *expects = json_object_new ();
  BwSuggestEnd after;

  bw_suggest_get_after (words->suggest, to, &after);
  json_object_set_string_member (expects, "measure", "desks_open");
  json_object_set_string_member (expects, "place", get_code (words, to));
  json_object_set_int_member (expects, "target", after.desks);
  set_time (words, expects, "by", due);
  return expects;
}

/**
 * bw_suggest_draft_new:
 * @words: of a suggestion with moves
 * @to: index of the area that gets desks
 * @now: the time at which it is written
 *
 * Returns: (transfer full): an order without number and id, to be looked through by a
 *   person
 */
BwOrder *
bw_suggest_draft_new (const BwSuggestWords *words,
                      guint                 to,
                      gint64                now)
{
  gint64 setup = bw_suggest_get_terms (words->suggest)->setup;
  gint64 due = round_up (now + MAX (setup, 2 * GRAIN));
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *text = make_text (words, to, due);
  g_autofree char *title = NULL;

  /* Translators: title of an order; the place is for the area that gets desks */
  title = g_strdup_printf (_("Moving sampling desks to %s"), bw_suggest_words_get_name (words, to));
  json_object_set_string_member (members, "kind", "order");
  json_object_set_string_member (members, "title", title);
  json_object_set_string_member (members, "text", text);
  json_object_set_array_member (members, "recipients", list_recipients (words, to));
  json_object_set_object_member (members, "expects", make_expects (words, to, due));
  set_time (words, members, "acknowledge_by", round_up (now + CLAMP (setup / 2, GRAIN, ACKNOWLEDGE)));
  set_time (words, members, "due", due);
  return bw_order_new (members);
}
