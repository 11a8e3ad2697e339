/* bw-briefing-list.c: any table on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-list.h"

#include "bw-briefing-facts.h"
#include "bw-briefing-front.h"
#include "bw-briefing-words.h"
#include "bw-briefing.h"

/**
 * bw_briefing_list_draft:
 * @picture: the picture
 * @scope: code of a place
 * @title: what is listed
 * @columns: (transfer full): heads of the columns
 * @words: a bit for each column that holds words
 * @note: (nullable): which rows these are
 * @as_of: cut-off, the backend's time
 * @stopped: time of the last data if they stopped before, else 0
 * @language: "zh_CN" or "en"
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a sheet with an empty table
 */
BwBriefingContent *
bw_briefing_list_draft (BwPicture   *picture,
                        const char  *scope,
                        const char  *title,
                        GStrv        columns,
                        guint64      words,
                        const char  *note,
                        gint64       as_of,
                        gint64       stopped,
                        const char  *language,
                        GError     **error)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace place = bw_place_tree_lookup (places, scope);
  g_autoptr (BwBriefingFacts) facts = NULL;
  BwBriefingContent *content;
  BwBriefingTable *table;

  if (place == BW_PLACE_NONE || !bw_place_tree_is_listed (places, place))
    {
      g_strfreev (columns);
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE, "no place has the code “%s”", scope);
      return NULL;
    }

  facts = bw_briefing_facts_new_bare (picture, place, as_of, stopped, language);
  content = bw_briefing_content_new (language);
  content->masthead = g_strdup (bw_briefing_words_pick (language, "疫情防控数据表", "Epidemic Control Data"));
  bw_briefing_front_set (content, facts,
                         bw_briefing_words_fill (bw_briefing_words_pick (language, "%s%s", "%s: %s"),
                                                 facts->whole.name, title));
  table = bw_briefing_content_add_table (content,
                                         bw_briefing_words_fill (bw_briefing_words_pick (language, "表1　%s",
                                                                                         "Table 1. %s"),
                                                                 title, NULL),
                                         bw_briefing_words_fill (bw_briefing_words_pick (language, "表1（续）　%s",
                                                                                         "Table 1 (continued). %s"),
                                                                 title, NULL),
                                         columns);
  table->words = words;
  if (note != NULL && *note != '\0')
    g_ptr_array_add (table->notes, g_strdup (note));

  return content;
}

BwBriefingTable *
bw_briefing_list_get_table (BwBriefingContent *content)
{
  const BwBriefingBlock *last = g_ptr_array_index (content->blocks, content->blocks->len - 1);

  return last->table;
}
