/* bw-briefing-front.c: what stands above the text of every sheet, and its sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-front.h"

#include "bw-briefing-words.h"
#include "bw-format.h"
#include "bw-time.h"

static const char *const ordinals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

static const char *
get_issuer_form (gboolean is_chinese)
{
  return is_chinese ? "%s疫情防控指挥部办公室" : "Epidemic Control Headquarters, %s";
}

static char *
dup_cut_off (const BwBriefingFacts *facts,
             gboolean               is_chinese)
{
  g_autofree char *time = bw_briefing_words_dup_time (facts, facts->cut_off);
  const char *form = is_chinese ? "（截至%s）" : "(as of %s)";

  if (facts->stopped != 0)
    form = is_chinese ? "（数据中断，截至%s）" : "(data interrupted, as of %s)";

  return bw_briefing_words_fill (form, time, NULL);
}

/**
 * bw_briefing_front_set:
 * @content: a sheet; what is set of the following stays
 * @facts: of where and when
 * @title: (transfer full): of the sheet
 *
 * Sets issuer, date, title, cut-off, the mark of a drill, the words before the digest
 * and the date of the file.
 */
void
bw_briefing_front_set (BwBriefingContent     *content,
                       const BwBriefingFacts *facts,
                       char                  *title)
{
  gboolean is_chinese = bw_briefing_words_is_chinese (facts->language);

  if (content->issuer == NULL)
    content->issuer = bw_briefing_words_fill (get_issuer_form (is_chinese), facts->headquarters, NULL);
  if (content->date == NULL)
    content->date = bw_format_date (facts->cut_off, facts->zone, facts->language);

  content->title = title;
  if (facts->exercise)
    {
      content->title = g_strconcat (is_chinese ? "（演练）" : "EXERCISE: ", title, NULL);
      content->mark = g_strdup (is_chinese ? "演练" : "EXERCISE");
      g_free (title);
    }

  content->cut_off = dup_cut_off (facts, is_chinese);
  content->check = g_strdup (is_chinese ? "校验 " : "check ");
  content->created = bw_time_format (facts->cut_off, facts->zone);
}

/**
 * bw_briefing_front_add_section:
 * @content: a sheet
 * @title: of the section
 * @text: (transfer full): of the section
 *
 * Adds a paragraph under the next number.
 */
void
bw_briefing_front_add_section (BwBriefingContent *content,
                               const char        *title,
                               char              *text)
{
  guint n = 0;
  char *head;

  for (guint i = 0; i < content->blocks->len; i++)
    n += ((const BwBriefingBlock *) g_ptr_array_index (content->blocks, i))->head != NULL ? 1 : 0;

  head = bw_briefing_words_is_chinese (content->language)
           ? g_strdup_printf ("%s、%s。", ordinals[MIN (n, G_N_ELEMENTS (ordinals) - 1)], title)
           : g_strdup_printf ("%u. %s. ", n + 1, title);
  bw_briefing_content_add (content, head, text);
}
