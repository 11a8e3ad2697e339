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
 * bw_briefing_front_dup_number:
 * @content: a briefing
 * @number: of the issue, 0: none
 *
 * Returns: (transfer full) (nullable): the number as it is printed
 */
char *
bw_briefing_front_dup_number (const BwBriefingContent *content,
                              guint                    number)
{
  if (number == 0)
    return NULL;

  return bw_briefing_words_is_chinese (content->language) ? g_strdup_printf ("第 %u 期", number)
                                                          : g_strdup_printf ("No. %u", number);
}

/**
 * bw_briefing_front_sign:
 * @content: a briefing
 * @prepared: (nullable): who prepared it
 * @approved: (nullable): who approved it
 * @is_issued: it has a number and is what it is for good
 *
 * Sets the lines at the foot of the last page.
 */
void
bw_briefing_front_sign (BwBriefingContent *content,
                        const char        *prepared,
                        const char        *approved,
                        gboolean           is_issued)
{
  gboolean is_chinese = bw_briefing_words_is_chinese (content->language);
  GStrv imprint = g_new0 (char *, 3);

  /* By hand: room for a name. */
  imprint[0] = g_strconcat (is_chinese ? "拟稿：" : "Prepared by: ", prepared != NULL ? prepared : "",
                            is_chinese ? "\t签发：" : "\tApproved by: ",
                            approved != NULL ? approved : "　　　　　　", NULL);
  if (is_issued)
    imprint[1] = is_chinese ? g_strconcat (content->issuer, "\t", content->date, "印发", NULL)
                            : g_strconcat (content->issuer, "\tissued ", content->date, NULL);

  g_strfreev (content->imprint);
  content->imprint = imprint;
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
