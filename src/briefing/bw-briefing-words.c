/* bw-briefing-words.c: times, spans and lists as documents write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-words.h"

#include "bw-format.h"
#include "bw-time.h"

#include <math.h>
#include <string.h>

/* Names that a list gives before it only counts. */
#define MAX_NAMES 6

gboolean
bw_briefing_words_is_chinese (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "zh");
}

const char *
bw_briefing_words_pick (const char *language,
                        const char *chinese,
                        const char *english)
{
  return bw_briefing_words_is_chinese (language) ? chinese : english;
}

static char *
format_chinese_time (GDateTime *time,
                     gboolean   is_day_enough)
{
  int minute = g_date_time_get_minute (time);

  if (is_day_enough && minute == 0 && g_date_time_get_hour (time) == 0)
    return g_strdup_printf ("%d月%d日", g_date_time_get_month (time), g_date_time_get_day_of_month (time));
  if (minute == 0)
    return g_strdup_printf ("%d月%d日%d时", g_date_time_get_month (time),
                            g_date_time_get_day_of_month (time), g_date_time_get_hour (time));

  return g_strdup_printf ("%d月%d日%d时%02d分", g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time), g_date_time_get_hour (time), minute);
}

/**
 * bw_briefing_words_dup_time:
 * @facts: whose language and zone
 * @time: a time
 *
 * Returns: (transfer full): that moment; Aug 9 23:06 in English
 */
char *
bw_briefing_words_dup_time (const BwBriefingFacts *facts,
                            gint64                 time)
{
  g_autoptr (GDateTime) local = bw_time_to_date_time (time, facts->zone);

  if (!bw_briefing_words_is_chinese (facts->language))
    return bw_format_date_time (time, facts->zone, facts->language);

  return format_chinese_time (local, FALSE);
}

/**
 * bw_briefing_words_dup_day_time:
 * @facts: whose language and zone
 * @time: as-of time of a stated figure
 *
 * Statements that are only dated carry midnight as their time.
 *
 * Returns: (transfer full): the day alone if it is midnight, else the moment
 */
char *
bw_briefing_words_dup_day_time (const BwBriefingFacts *facts,
                                gint64                 time)
{
  g_autoptr (GDateTime) local = bw_time_to_date_time (time, facts->zone);
  char *text;

  if (bw_briefing_words_is_chinese (facts->language))
    return format_chinese_time (local, TRUE);

  text = bw_format_date_time (time, facts->zone, facts->language);
  if (g_str_has_suffix (text, " 00:00"))
    text[strlen (text) - strlen (" 00:00")] = '\0';

  return text;
}

/**
 * bw_briefing_words_dup_span:
 * @span: microseconds
 * @language: "zh_CN" or "en"
 *
 * What is left is rounded up and what is over is cut off, like bw_format_margin(),
 * so that it agrees with the two clock times that it lies between.
 *
 * Returns: (transfer full): its size in hours and minutes
 */
char *
bw_briefing_words_dup_span (gint64      span,
                            const char *language)
{
  gint64 minutes = (ABS (span) + (span > 0 ? BW_TIME_MINUTE - 1 : 0)) / BW_TIME_MINUTE;
  int hours = (int) (minutes / 60);
  int rest = (int) (minutes % 60);

  if (bw_briefing_words_is_chinese (language))
    {
      if (hours == 0)
        return g_strdup_printf ("%d分钟", rest);

      return rest == 0 ? g_strdup_printf ("%d小时", hours) : g_strdup_printf ("%d小时%02d分", hours, rest);
    }

  if (hours == 0)
    return g_strdup_printf ("%d min", rest);

  return rest == 0 ? g_strdup_printf ("%d h", hours) : g_strdup_printf ("%d h %02d min", hours, rest);
}

/**
 * bw_briefing_words_dup_list:
 * @names: (element-type utf8): at least one
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): the names; of more than six the first ones and how many
 *   there are in all
 */
char *
bw_briefing_words_dup_list (GPtrArray  *names,
                            const char *language)
{
  gboolean is_chinese = bw_briefing_words_is_chinese (language);
  guint n = names->len > MAX_NAMES ? MAX_NAMES - 1 : names->len;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *between = is_chinese ? "、" : i + 1 == names->len ? " and " : ", ";

      g_string_append (list, i > 0 ? between : "");
      g_string_append (list, g_ptr_array_index (names, i));
    }

  if (n < names->len)
    g_string_append_printf (list, is_chinese ? "等%u个" : " and others, %u in all", names->len);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
is_money (const BwMeasure *measure)
{
  return g_str_has_suffix (measure->id, "_fen");
}

/**
 * bw_briefing_words_close_up:
 * @text: (transfer full): a number with its unit, as the screen writes it
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): the same; Chinese paper has no blank between them
 */
char *
bw_briefing_words_close_up (char       *text,
                            const char *language)
{
  g_auto (GStrv) pieces = NULL;

  if (!bw_briefing_words_is_chinese (language))
    return text;

  pieces = g_strsplit (text, " ", -1);
  g_free (text);
  return g_strjoinv ("", pieces);
}

/**
 * bw_briefing_words_get_permille:
 * @share: 0 to 1, not NaN
 *
 * Returns: rounded tenths of a per cent; what is not all is never 1000
 */
int
bw_briefing_words_get_permille (double share)
{
  int permille = (int) lround (share * 1000.0);

  return share < 1.0 ? MIN (permille, 999) : permille;
}

/**
 * bw_briefing_words_dup_percent:
 * @permille: tenths of a per cent
 *
 * Returns: (transfer full): 79.9 of 799, −0.1 of −1, with a point in every locale
 */
char *
bw_briefing_words_dup_percent (int permille)
{
  return g_strdup_printf ("%s%d.%d", permille < 0 ? "−" : "", ABS (permille / 10), ABS (permille % 10));
}

static const char *
get_bound_word (BwBound     bound,
                const char *language)
{
  static const char *const chinese[] = { "", "超过", "约" };
  static const char *const english[] = { "", "over ", "about " };

  return bw_briefing_words_is_chinese (language) ? chinese[bound] : english[bound];
}

/**
 * bw_briefing_words_fill:
 * @form: a text with up to two `%s`
 * @first: stands for the first one
 * @second: (nullable): stands for the second one
 *
 * Forms are chosen by language at run time; this is not printf, so none can
 * read what is not there.
 *
 * Returns: (transfer full): the text
 */
char *
bw_briefing_words_fill (const char *form,
                        const char *first,
                        const char *second)
{
  g_auto (GStrv) pieces = g_strsplit (form, "%s", 3);
  guint n = g_strv_length (pieces);

  return g_strconcat (pieces[0], n > 1 ? first : "", n > 1 ? pieces[1] : "",
                      n > 2 && second != NULL ? second : "", n > 2 ? pieces[2] : "", NULL);
}

/**
 * bw_briefing_words_dup_money:
 * @fen: an amount, NaN: not reported
 * @bound: how exact it is
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): the amount as a text says it
 */
char *
bw_briefing_words_dup_money (double      fen,
                             BwBound     bound,
                             const char *language)
{
  g_autofree char *money = NULL;

  if (isnan (fen))
    return g_strdup (bw_briefing_words_is_chinese (language) ? "未上报" : "not reported");

  money = bw_briefing_words_close_up (bw_format_money (fen, BW_BOUND_EXACT, language), language);
  return g_strconcat (get_bound_word (bound, language), money, NULL);
}

/**
 * bw_briefing_words_dup_value:
 * @figure: a figure with its measure
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): its value as a text says it, with bound and unit
 */
char *
bw_briefing_words_dup_value (const BwFigure *figure,
                             const char     *language)
{
  gboolean is_chinese = bw_briefing_words_is_chinese (language);
  BwBound bound = bw_figure_get_bound (figure);
  g_autofree char *number = NULL;

  if (bw_figure_is_missing (figure) || is_money (figure->measure))
    return bw_briefing_words_dup_money (bw_figure_get_value (figure), bound, language);

  number = bw_format_integer (bw_figure_get_value (figure));
  return g_strconcat (get_bound_word (bound, language), number, is_chinese ? figure->measure->unit_zh : "", NULL);
}

/**
 * bw_briefing_words_dup_of_whom:
 * @facts: the facts
 *
 * Returns: (transfer full) (nullable): whom the target consists of and who was taken
 *   off it, as it stands in brackets behind the target; %NULL: nothing is known of it
 */
char *
bw_briefing_words_dup_of_whom (const BwBriefingFacts *facts)
{
  gboolean is_chinese = bw_briefing_words_is_chinese (facts->language);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < facts->groups->len; i++)
    {
      const BwBriefingGroup *group = &g_array_index (facts->groups, BwBriefingGroup, i);
      g_autofree char *target = bw_format_integer (group->target);

      g_string_append (words, i == 0 ? "" : is_chinese ? "，" : ", ");
      g_string_append_printf (words, is_chinese ? "%s%s人" : "%s %s", group->name, target);
    }

  if (!bw_figure_is_missing (&facts->excluded) && bw_figure_get_value (&facts->excluded) > 0.0)
    {
      g_autofree char *excluded = bw_briefing_words_dup_value (&facts->excluded, facts->language);

      g_string_append (words, words->len == 0 ? "" : is_chinese ? "；" : "; ");
      g_string_append_printf (words, is_chinese ? "已核减%s" : "%s excluded", excluded);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/**
 * bw_briefing_words_append:
 * @text: a text
 * @form: what to append, with up to two %s
 * @first: (transfer full) (nullable): in place of the first
 * @second: (transfer full) (nullable): in place of the second
 */
void
bw_briefing_words_append (GString    *text,
                          const char *form,
                          char       *first,
                          char       *second)
{
  g_autofree char *one = first;
  g_autofree char *other = second;
  g_autofree char *words = bw_briefing_words_fill (form, one, other);

  g_string_append (text, words);
}

/**
 * bw_briefing_words_get_parts:
 * @facts: the facts
 *
 * Returns: (transfer none): what the direct parts of the scope are called
 */
const char *
bw_briefing_words_get_parts (const BwBriefingFacts *facts)
{
  static const char *const chinese[] =
  {
    [BW_LEVEL_UNKNOWN] = "辖区", [BW_LEVEL_COUNTRY] = "国家", [BW_LEVEL_PROVINCE] = "省（区、市）",
    [BW_LEVEL_CITY] = "市", [BW_LEVEL_DISTRICT] = "县（市、区）", [BW_LEVEL_SUBDISTRICT] = "乡镇（街道）",
    [BW_LEVEL_COMMUNITY] = "村（社区）", [BW_LEVEL_GRID] = "网格", [BW_LEVEL_SITE] = "采样点",
  };
  static const char *const english[] =
  {
    [BW_LEVEL_UNKNOWN] = "Area", [BW_LEVEL_COUNTRY] = "Country", [BW_LEVEL_PROVINCE] = "Province",
    [BW_LEVEL_CITY] = "City", [BW_LEVEL_DISTRICT] = "District", [BW_LEVEL_SUBDISTRICT] = "Subdistrict",
    [BW_LEVEL_COMMUNITY] = "Community", [BW_LEVEL_GRID] = "Grid", [BW_LEVEL_SITE] = "Sampling point",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (chinese) == BW_LEVEL_SITE + 1);
  G_STATIC_ASSERT (G_N_ELEMENTS (english) == BW_LEVEL_SITE + 1);
  return bw_briefing_words_is_chinese (facts->language) ? chinese[facts->parts_level] : english[facts->parts_level];
}
