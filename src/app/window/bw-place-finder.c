/* bw-place-finder.c: places by what is typed, or the areas of a scope
 *
 * A search looks at each place once: a few milliseconds for 100,000, and only
 * when somebody types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-place-finder.h"

#include "bw-format.h"
#include "bw-link-item.h"

#include <glib/gi18n.h>
#include <string.h>

/* How well a place fits what was typed; the least is the best. */
enum
{
  RANK_EXACT,
  RANK_BEGINS,
  RANK_HOLDS,
  RANK_NONE = BW_PLACE_FINDER_NO_RANK,
};

/* A place that fits. */
typedef struct
{
  BwPlace place;
  int     rank;
  BwLevel level;
} Match;

static const char *
get_english_name (BwPlaceTree *places,
                  BwPlace      place)
{
  if (bw_place_tree_is_site (places, place))
    return bw_place_tree_get_site (places, place)->name_en;

  return bw_place_tree_get_area (places, place) != NULL ? bw_place_tree_get_area (places, place)->name_en
                                                        : NULL;
}

static int
rank_place (BwPlaceTree *places,
            BwPlace      place,
            const char  *key)
{
  int rank = bw_place_finder_rank (bw_place_tree_get_name (places, place, "zh_CN"), key);
  int code = bw_place_finder_rank (bw_place_tree_get_code (places, place), key);

  rank = MIN (rank, bw_place_finder_rank (get_english_name (places, place), key));

  /* Part of a code is no match: it is a number, not a word. */
  return code <= RANK_BEGINS ? MIN (rank, code) : rank;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->rank != second->rank)
    return first->rank - second->rank;
  if (first->level != second->level)
    return (int) first->level - (int) second->level;

  return first->place < second->place ? -1 : first->place > second->place;
}

static BwLinkItem *
make_search_item (BwDesk  *desk,
                  BwPlace  place)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  g_autofree char *path = bw_place_finder_dup_path (desk, place, BW_PLACE_NONE);
  BwPage page = bw_desk_get_page (desk);

  if (bw_place_tree_is_site (places, place))
    page = bw_place_tree_get_site (places, place)->kind == BW_SITE_KIND_CHECKPOINT ? BW_PAGE_CHECKPOINTS
                                                                                   : BW_PAGE_SAMPLING;

  return bw_link_item_new (NULL, BW_LINK_TONE_PLAIN,
                           bw_place_tree_get_name (places, place, bw_desk_get_language (desk)),
                           *path != '\0' ? path : NULL,
                           bw_place_tree_get_code (places, place),
                           bw_place_tree_get_code (places, place), page);
}

static void
describe_pace (const BwPace  *pace,
               const char    *language,
               const char   **icon_name,
               BwLinkTone    *tone,
               char         **note)
{
  *icon_name = NULL;
  *tone = BW_LINK_TONE_PLAIN;
  *note = NULL;

  if (bw_pace_is_overcorrected (pace))
    {
      *icon_name = "bw-silent-symbolic";
      *tone = BW_LINK_TONE_TIGHT;
      *note = g_strdup (bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, language));
      return;
    }

  switch (pace->state)
    {
    case BW_PACE_LATE:
      *icon_name = "bw-late-symbolic";
      *tone = BW_LINK_TONE_LATE;
      break;

    case BW_PACE_TIGHT:
      *icon_name = "bw-silent-symbolic";
      *tone = BW_LINK_TONE_TIGHT;
      break;

    case BW_PACE_DONE:
      *icon_name = "bw-done-symbolic";
      *note = g_strdup (C_("pace", "done"));
      return;

    case BW_PACE_UNKNOWN:
    case BW_PACE_IN_TIME:
    default:
      break;
    }

  if (pace->finish != 0)
    *note = bw_format_margin (pace->margin, FALSE, language);
}

static BwLinkItem *
make_part_item (BwDesk  *desk,
                BwPlace  place)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const BwPace *pace = bw_desk_get_pace (desk, place);
  const char *language = bw_desk_get_language (desk);
  const char *icon_name;
  BwLinkTone tone;
  g_autofree char *note = NULL;
  g_autofree char *share = bw_format_share (pace->share);

  describe_pace (pace, language, &icon_name, &tone, &note);
  return bw_link_item_new (icon_name, tone, bw_place_tree_get_name (places, place, language), share, note,
                           bw_place_tree_get_code (places, place), bw_desk_get_page (desk));
}

/* When it finishes, for the order; what cannot be told comes after what is late. */
static gint64
get_finish (BwDesk  *desk,
            BwPlace  place)
{
  const BwPace *pace = bw_desk_get_pace (desk, place);

  if (pace->state == BW_PACE_DONE)
    return 1;

  return pace->state == BW_PACE_LATE && pace->finish == 0 ? G_MAXINT64 : pace->finish;
}

static int
compare_finish (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  BwPlace first = *(const BwPlace *) a;
  BwPlace second = *(const BwPlace *) b;
  gint64 first_finish = get_finish (user_data, first);
  gint64 second_finish = get_finish (user_data, second);

  if (first_finish != second_finish)
    return first_finish > second_finish ? -1 : 1;

  return first < second ? -1 : first > second;
}

/**
 * bw_place_finder_rank:
 * @text: (nullable): what may fit
 * @key: what was typed, case-folded
 *
 * Returns: how well it fits, the least is the best; %BW_PLACE_FINDER_NO_RANK: not at all
 */
int
bw_place_finder_rank (const char *text,
                      const char *key)
{
  g_autofree char *folded = NULL;
  const char *found;

  if (text == NULL)
    return RANK_NONE;

  folded = g_utf8_casefold (text, -1);
  found = strstr (folded, key);
  if (found == NULL)
    return RANK_NONE;
  if (found != folded)
    return RANK_HOLDS;

  return folded[strlen (key)] == '\0' ? RANK_EXACT : RANK_BEGINS;
}

/**
 * bw_place_finder_search:
 * @desk: the desk
 * @text: what was typed
 *
 * Returns: (transfer full) (element-type BwLinkItem): the places that fit, the best
 *   first, at most %BW_PLACE_FINDER_MAX
 */
GPtrArray *
bw_place_finder_search (BwDesk     *desk,
                        const char *text)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *key = g_utf8_casefold (stripped, -1);
  BwPlaceTree *places;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  places = bw_desk_get_places (desk);
  for (BwPlace i = 0; *key != '\0' && i < bw_place_tree_get_size (places); i++)
    {
      Match match = { i, RANK_NONE, bw_place_tree_get_level (places, i) };

      if (bw_place_tree_is_listed (places, i))
        match.rank = rank_place (places, i, key);
      if (match.rank != RANK_NONE)
        g_array_append_val (matches, match);
    }

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, BW_PLACE_FINDER_MAX); i++)
    g_ptr_array_add (items, make_search_item (desk, g_array_index (matches, Match, i).place));

  return g_steal_pointer (&items);
}

/**
 * bw_place_finder_list_parts:
 * @desk: the desk
 * @text: what the names must hold; "" for all
 *
 * Returns: (transfer full) (element-type BwLinkItem): the areas of the scope, those
 *   that finish latest first
 */
GPtrArray *
bw_place_finder_list_parts (BwDesk     *desk,
                            const char *text)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *key = g_utf8_casefold (stripped, -1);
  BwPlaceTree *places;
  const BwPlace *parts;
  guint n_parts = 0;
  BwPlace scope;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  places = bw_desk_get_places (desk);
  scope = bw_desk_get_scope_place (desk);
  if (scope == BW_PLACE_NONE)
    return g_steal_pointer (&items);

  parts = bw_place_tree_get_parts (places, scope, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (bw_place_tree_is_site (places, parts[i])
          || (*key != '\0' && rank_place (places, parts[i], key) == RANK_NONE))
        continue;
      g_array_append_val (found, parts[i]);
    }

  g_array_sort_with_data (found, compare_finish, desk);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (items, make_part_item (desk, g_array_index (found, BwPlace, i)));

  return g_steal_pointer (&items);
}

/**
 * bw_place_finder_dup_path:
 * @desk: the desk
 * @place: a place
 * @top: what everybody sees that it stands in; %BW_PLACE_NONE: nothing
 *
 * Returns: (transfer full): the names of what it stands in, from below @top
 */
char *
bw_place_finder_dup_path (BwDesk  *desk,
                          BwPlace  place,
                          BwPlace  top)
{
  g_autoptr (GString) path = g_string_new (NULL);
  BwPlaceTree *places;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  places = bw_desk_get_places (desk);
  for (place = bw_place_tree_get_parent (places, place);
       place != BW_PLACE_NONE && place != top;
       place = bw_place_tree_get_parent (places, place))
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, bw_place_tree_get_name (places, place, bw_desk_get_language (desk)));
    }

  return g_string_free (g_steal_pointer (&path), FALSE);
}
