/* bw-alert-list.c: the alerts of a scope, and the words for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alert-list.h"

#include "bw-format.h"
#include "bw-page-words.h"
#include "bw-place-finder.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Of the rules that come with the program; another rule has the first sign. */
static const struct
{
  const char *rule;
  const char *icon_name;
  BwSymbol    symbol;
} signs[] = {
  { "", "bw-late-symbolic", BW_SYMBOL_LATE },
  { "point-paused", "bw-paused-symbolic", BW_SYMBOL_PAUSED },
  { "point-silent", "bw-silent-symbolic", BW_SYMBOL_SILENT },
  { "checkpoint-silent", "bw-silent-symbolic", BW_SYMBOL_SILENT },
  { "checkpoint-gap", "bw-gap-symbolic", BW_SYMBOL_LATE },
  { "checkpoint-unmanned", "bw-gap-symbolic", BW_SYMBOL_LATE },
  { "queue-long", "bw-jammed-symbolic", BW_SYMBOL_JAMMED },
};

static guint
find_sign (const BwAlert *alert)
{
  for (guint i = 1; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_equal (signs[i].rule, alert->rule))
        return i;
    }

  return 0;
}

static int
compare_alerts (gconstpointer a,
                gconstpointer b)
{
  const BwAlert *first = bw_document_get_alert (*(const BwDocument * const *) a);
  const BwAlert *second = bw_document_get_alert (*(const BwDocument * const *) b);
  int order = strcmp (first->rule, second->rule);

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  if (first->raised != second->raised)
    return first->raised > second->raised ? -1 : 1;

  return order != 0 ? order : strcmp (first->place, second->place);
}

static int
compare_since (gconstpointer a,
               gconstpointer b)
{
  const BwAlert *first = bw_document_get_alert (*(const BwDocument * const *) a);
  const BwAlert *second = bw_document_get_alert (*(const BwDocument * const *) b);

  if (first->raised != second->raised)
    return first->raised > second->raised ? -1 : 1;

  return compare_alerts (a, b);
}

static gboolean
is_within (BwDesk        *desk,
           const BwAlert *alert,
           BwPlace        scope)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = bw_place_tree_lookup (places, alert->place);

  return place != BW_PLACE_NONE && bw_place_tree_is_within (places, place, scope);
}

static gboolean
is_shown (BwDesk        *desk,
          const BwAlert *alert,
          BwPlace        scope)
{
  return bw_alert_is_open (alert)
         && !bw_alert_is_acknowledged (alert, bw_desk_get_data_now (desk))
         && is_within (desk, alert, scope);
}

/* (transfer full) (element-type BwDocument): those of the scope that are @wanted, in order. */
static GPtrArray *
list_alerts (BwDesk       *desk,
             gboolean    (*wanted) (BwDesk *, const BwAlert *, BwPlace),
             GCompareFunc  compare)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (GPtrArray) documents = NULL;
  BwPlace scope;

  g_return_val_if_fail (BW_IS_DESK (desk), list);

  scope = bw_desk_get_scope_place (desk);
  if (scope == BW_PLACE_NONE)
    return list;

  documents = bw_picture_list_documents (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ALERT);
  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      if (wanted (desk, bw_document_get_alert (document), scope))
        g_ptr_array_add (list, bw_document_ref (document));
    }

  g_ptr_array_sort (list, compare);
  return list;
}

/* How late an area will be moves with each report: as it is now, if it is. */
static char *
describe_late (BwDesk        *desk,
               const BwAlert *alert)
{
  BwPlace place = bw_place_tree_lookup (bw_desk_get_places (desk), alert->place);
  const BwPace *pace = place != BW_PLACE_NONE ? bw_desk_get_pace (desk, place) : NULL;
  g_autofree char *margin = NULL;

  if (pace == NULL || pace->state != BW_PACE_LATE || !g_str_equal (alert->rule, "area-late"))
    return NULL;
  if (pace->finish == 0)
    return g_strdup (C_("wall", "will not finish in sight"));

  margin = bw_format_margin (pace->margin, TRUE, bw_desk_get_language (desk));
  /* Translators: on the wall, after the name of an area; the place is for how
   * late it will be: "will finish 3 h 6 min late". */
  return g_strdup_printf (C_("wall", "will finish %s"), margin);
}

/* (nullable): of a wall: since when nothing new came to it. */
static char *
format_since (BwDesk        *desk,
              const BwAlert *alert)
{
  g_autofree char *since = NULL;

  if (alert->since == 0)
    return NULL;

  since = bw_format_as_of (alert->since, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk),
                           bw_desk_get_language (desk));
  /* Translators: of a wall that is silent or shows old data: the time of what it shows. */
  return g_strdup_printf (C_("alert", "shows nothing new since %s"), since);
}

/* (nullable): the value of a measure, with its name and for when it holds: "Wait 63
 * minutes (as of 14:20)". */
static char *
format_figure (BwDesk        *desk,
               const BwAlert *alert)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (bw_desk_get_picture (desk));
  const BwMeasure *measure = alert->measure != NULL ? bw_measure_catalogue_lookup (catalogue, alert->measure) : NULL;
  gboolean is_chinese = !g_str_equal (bw_desk_get_language (desk), "en");
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *as_of = NULL;

  if (measure == NULL || isnan (alert->value))
    return format_since (desk, alert);

  value = bw_format_integer (alert->value);
  text = g_strjoin (" ", is_chinese ? measure->name_zh : measure->name_en, value,
                    is_chinese ? measure->unit_zh : measure->unit_en, NULL);
  if (alert->value_at == 0)
    return g_steal_pointer (&text);

  as_of = bw_format_as_of (alert->value_at, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk),
                           bw_desk_get_language (desk));
  /* Translators: a figure of an alert, and the time at which it was true: "Wait 63
   * minutes (as of 14:20)". */
  return g_strdup_printf (C_("alert", "%s (as of %s)"), text, as_of);
}

/* (transfer full): those that say something, @path (nullable) and @figure (nullable)
 * need not. */
static char *
join (const char *page,
      const char *path,
      const char *figure)
{
  g_autoptr (GString) text = g_string_new (page);

  if (path != NULL && *path != '\0')
    g_string_append_printf (text, " · %s", path);
  if (figure != NULL)
    g_string_append_printf (text, " · %s", figure);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of a rule that names none it is the overview. */
static BwPage
get_page (const BwAlert *alert)
{
  BwPage page = BW_PAGE_OVERVIEW;

  if (alert->page != NULL)
    bw_page_from_string (alert->page, &page);

  return page;
}

gboolean
bw_alert_list_is_told (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), FALSE);

  return bw_picture_get_watched (bw_desk_get_picture (desk));
}

/**
 * bw_alert_list_new: (skip)
 * @desk: the desk
 *
 * Returns: (transfer full) (element-type BwDocument): what needs a person in the scope
 */
GPtrArray *
bw_alert_list_new (BwDesk *desk)
{
  return list_alerts (desk, is_shown, compare_alerts);
}

/**
 * bw_alert_list_new_all: (skip)
 * @desk: the desk
 *
 * Returns: (transfer full) (element-type BwDocument): every alert of the scope that is
 *   told, the newest first
 */
GPtrArray *
bw_alert_list_new_all (BwDesk *desk)
{
  return list_alerts (desk, is_within, compare_since);
}

/**
 * bw_alert_list_count_quiet: (skip)
 * @desk: the desk
 * @n_acknowledged: (out): open alerts of the scope that somebody has put off
 * @n_over: (out): alerts of the scope that are over and still told
 */
void
bw_alert_list_count_quiet (BwDesk *desk,
                           guint  *n_acknowledged,
                           guint  *n_over)
{
  BwPlace scope = bw_desk_get_scope_place (desk);
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ALERT);

  *n_acknowledged = 0;
  *n_over = 0;
  for (guint i = 0; i < documents->len && scope != BW_PLACE_NONE; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (documents, i));

      if (!is_within (desk, alert, scope))
        continue;

      *n_over += !bw_alert_is_open (alert);
      *n_acknowledged += bw_alert_is_open (alert)
                         && bw_alert_is_acknowledged (alert, bw_desk_get_data_now (desk));
    }
}

/**
 * bw_alert_list_describe: (skip)
 * @desk: the desk
 * @alert: an alert
 *
 * Returns: (transfer full): what is wrong, in the language of the desk
 */
char *
bw_alert_list_describe (BwDesk        *desk,
                        const BwAlert *alert)
{
  const char *name = bw_alert_get_name (alert, bw_desk_get_language (desk));
  char *late;

  if (alert->no_data)
    /* Translators: what an alert is about, of which nothing has been known for long:
     * "projected late (nothing known)". */
    return g_strdup_printf (C_("alert", "%s (nothing known)"), name);

  late = describe_late (desk, alert);
  return late != NULL ? late : g_strdup (name);
}

/**
 * bw_alert_list_dup_figure: (skip)
 * @desk: the desk
 * @alert: an alert
 *
 * Returns: (transfer full) (nullable): the value that it is about, with its name and for
 *   when it holds
 */
char *
bw_alert_list_dup_figure (BwDesk        *desk,
                          const BwAlert *alert)
{
  g_return_val_if_fail (BW_IS_DESK (desk) && alert != NULL, NULL);

  return format_figure (desk, alert);
}

BwSymbol
bw_alert_list_get_symbol (const BwAlert *alert)
{
  return signs[find_sign (alert)].symbol;
}

/**
 * bw_alert_list_make_item: (skip)
 * @desk: the desk
 * @alert: an alert of a place that is known
 *
 * Returns: (transfer full): the place and what is wrong; where it is and the figure
 *   with its time; since when
 */
BwLinkItem *
bw_alert_list_make_item (BwDesk        *desk,
                         const BwAlert *alert)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  BwPlace place = bw_place_tree_lookup (places, alert->place);
  g_autofree char *what = bw_alert_list_describe (desk, alert);
  g_autofree char *path = bw_place_finder_dup_path (desk, place, bw_desk_get_scope_place (desk));
  g_autofree char *figure = format_figure (desk, alert);
  g_autofree char *since = bw_format_as_of (alert->raised, bw_desk_get_data_now (desk),
                                            bw_desk_get_time_zone (desk), language);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: name of a site, then its state: "Qilidian School: paused". */
  title = g_strdup_printf (C_("site and state", "%s: %s"), bw_place_tree_get_name (places, place, language), what);
  subtitle = join (bw_page_words_get_title (get_page (alert)), path, figure);
  return bw_link_item_new (signs[find_sign (alert)].icon_name,
                           alert->severity == BW_SEVERITY_LOW ? BW_LINK_TONE_TIGHT : BW_LINK_TONE_LATE,
                           title, subtitle, since, alert->place, get_page (alert));
}
