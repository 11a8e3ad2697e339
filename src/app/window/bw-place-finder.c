/* bw-place-finder.c: places by what is typed, or the areas of a scope
 *
 * A search looks at each place once, in what BwNameIndex has read of it, only when
 * somebody types, and in slices: of 100,000 places it takes a tenth of a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-place-finder.h"

#include "bw-format.h"
#include "bw-link-item.h"
#include "bw-name-index.h"

#include <gdk/gdk.h>
#include <glib/gi18n.h>

/* Of one slice, microseconds; how many places between two looks at the time. */
#define SLICE 2000
#define STRIDE 64

/* A place that fits. */
typedef struct
{
  BwPlace place;
  int     rank;
  BwLevel level;
} Match;

typedef struct
{
  char    *key;      /* (owned): what was typed, case-folded */
  BwPlace  cursor;
  guint    edition;  /* of the places */
  guint    n_matches;
  Match    matches[BW_PLACE_FINDER_MAX];  /* the best so far, in order */
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  g_free (search->key);
  g_free (search);
}

static int
compare_matches (const Match *first,
                 const Match *second)
{
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

/* Keeps it if it is among the best. */
static void
keep_match (Search      *search,
            const Match *match)
{
  guint i = search->n_matches;

  if (i == BW_PLACE_FINDER_MAX && compare_matches (match, &search->matches[i - 1]) >= 0)
    return;

  i = MIN (i, BW_PLACE_FINDER_MAX - 1);
  for (; i > 0 && compare_matches (match, &search->matches[i - 1]) < 0; i--)
    search->matches[i] = search->matches[i - 1];
  search->matches[i] = *match;
  search->n_matches = MIN (search->n_matches + 1, BW_PLACE_FINDER_MAX);
}

/* FALSE: there are more places to look at. */
static gboolean
search_slice (Search *search,
              BwDesk *desk)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwNameIndex *names = bw_name_index_get (desk);
  gint64 end = g_get_monotonic_time () + SLICE;

  /* The places were dropped meanwhile: from the beginning. */
  if (search->edition != bw_place_tree_get_edition (places))
    {
      search->edition = bw_place_tree_get_edition (places);
      search->cursor = 0;
      search->n_matches = 0;
    }

  for (; search->cursor < bw_place_tree_get_size (places); search->cursor++)
    {
      Match match = { search->cursor, BW_NAME_KEY_NO_RANK, bw_place_tree_get_level (places, search->cursor) };

      if (search->cursor % STRIDE == STRIDE - 1 && g_get_monotonic_time () > end)
        {
          end = 0;
          break;
        }
      if (bw_place_tree_is_listed (places, search->cursor))
        match.rank = bw_name_index_rank_place (names, search->cursor, search->key);
      if (match.rank != BW_NAME_KEY_NO_RANK)
        keep_match (search, &match);
    }

  return end != 0;
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

static gboolean
on_slice_cb (gpointer user_data)
{
  GTask *task = user_data;
  BwDesk *desk = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) items = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (*search->key != '\0' && !search_slice (search, desk))
    return G_SOURCE_CONTINUE;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < search->n_matches; i++)
    g_ptr_array_add (items, make_search_item (desk, search->matches[i].place));
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/**
 * bw_place_finder_search_async:
 * @desk: the desk
 * @text: what was typed
 * @cancellable: (nullable): gives it up
 * @callback: called when all places were looked at
 * @user_data: for @callback
 */
void
bw_place_finder_search_async (BwDesk              *desk,
                              const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSource) source = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  Search *search;

  g_return_if_fail (BW_IS_DESK (desk));

  search = g_new0 (Search, 1);
  search->key = g_utf8_casefold (stripped, -1);
  search->edition = bw_place_tree_get_edition (bw_desk_get_places (desk));

  task = g_task_new (desk, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_place_finder_search_async);
  g_task_set_task_data (task, search, free_search);
  source = g_idle_source_new ();
  g_source_set_priority (source, GDK_PRIORITY_REDRAW + 1);
  g_task_attach_source (task, source, on_slice_cb);
}

/**
 * bw_place_finder_search_finish:
 * @desk: the desk
 * @result: result
 * @error: return location
 *
 * Returns: (transfer full) (element-type BwLinkItem) (nullable): the places that fit, the
 *   best first, at most %BW_PLACE_FINDER_MAX; %NULL: it was given up
 */
GPtrArray *
bw_place_finder_search_finish (BwDesk        *desk,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, desk), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
          || (*key != '\0'
              && bw_name_index_rank_place (bw_name_index_get (desk), parts[i], key) == BW_NAME_KEY_NO_RANK))
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
