/* bw-wall-alerts.c: what is wrong now, for the ticker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-alerts.h"

#include "bw-alert-list.h"
#include "bw-attention-site.h"
#include "bw-attention.h"
#include "bw-format.h"

#include <glib/gi18n.h>

/* An area that will be late. */
typedef struct
{
  BwPlace place;
  gint64  finish;
} Found;

static void
free_alert (gpointer data)
{
  BwWallAlert *alert = data;

  g_free (alert->name);
  g_free (alert->text);
  g_free (alert->figure);
  g_free (alert);
}

static BwWallAlert *
take_alert (GPtrArray  *alerts,
            BwSymbol    symbol,
            const char *name,
            char       *text)
{
  BwWallAlert *alert = g_new0 (BwWallAlert, 1);

  alert->symbol = symbol;
  alert->name = g_strdup (name);
  alert->text = text;
  alert->severity = BW_SEVERITY_MEDIUM;
  g_ptr_array_add (alerts, alert);
  return alert;
}

static void
take_told (GPtrArray     *alerts,
           BwDesk        *desk,
           const BwAlert *told)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = bw_place_tree_lookup (places, told->place);
  BwWallAlert *alert = take_alert (alerts, bw_alert_list_get_symbol (told),
                                   bw_place_tree_get_name (places, place, bw_desk_get_language (desk)),
                                   bw_alert_list_describe (desk, told));

  alert->figure = bw_alert_list_dup_figure (desk, told);
  alert->severity = told->severity;
  alert->raised = told->raised;
}

/* One without an end in sight is later than any other. */
static int
compare_late (gconstpointer a,
              gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;
  gint64 left = first->finish != 0 ? first->finish : G_MAXINT64;
  gint64 right = second->finish != 0 ? second->finish : G_MAXINT64;

  return left > right ? -1 : left < right;
}

static BwSymbol
get_symbol (BwCondition condition)
{
  switch (condition)
    {
    case BW_CONDITION_PAUSED:
      return BW_SYMBOL_PAUSED;
    case BW_CONDITION_JAMMED:
      return BW_SYMBOL_JAMMED;
    case BW_CONDITION_SILENT:
      return BW_SYMBOL_SILENT;
    case BW_CONDITION_GAP:
    case BW_CONDITION_UNKNOWN:
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_CLOSED:
    case BW_CONDITION_UNCONFIRMED:
    case BW_CONDITION_BUSY:
    default:
      return BW_SYMBOL_LATE;
    }
}

static void
add_late (GPtrArray *alerts,
          BwDesk    *desk,
          BwPlace    scope)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (Found));
  guint n_parts = 0;
  const BwPlace *parts = bw_place_tree_get_parts (places, scope, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      const BwPace *pace = NULL;
      Found found = { parts[i], 0 };

      if (bw_place_tree_is_site (places, parts[i]))
        continue;
      pace = bw_desk_get_pace (desk, parts[i]);
      found.finish = pace->finish;
      if (pace->state == BW_PACE_LATE)
        g_array_append_val (late, found);
    }
  g_array_sort (late, compare_late);

  for (guint i = 0; i < late->len && alerts->len < BW_WALL_MAX_ALERTS; i++)
    {
      const Found *found = &g_array_index (late, Found, i);
      const BwPace *pace = bw_desk_get_pace (desk, found->place);
      g_autofree char *margin = bw_format_margin (pace->margin, TRUE, language);

      take_alert (alerts, BW_SYMBOL_LATE, bw_place_tree_get_name (places, found->place, language),
                  pace->margin != 0
                  /* Translators: on the wall, after the name of an area; the place is for how
                   * late it will be: "will finish 3 h 6 min late". */
                  ? g_strdup_printf (C_("wall", "will finish %s"), margin)
                  : g_strdup (C_("wall", "will not finish in sight")));
    }
}

/* Some of each kind, or one kind would fill the ticker and hide the others. */
static void
add_sites (GPtrArray *alerts,
           BwDesk    *desk,
           BwPlace    scope)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  g_autoptr (GArray) found = bw_attention_site_list (desk, scope);
  guint most = MAX ((BW_WALL_MAX_ALERTS - alerts->len) / 4, 2);
  guint n_kind = 0;

  for (guint i = 0; i < found->len && alerts->len < BW_WALL_MAX_ALERTS; i++)
    {
      const BwAttentionSite *site = &g_array_index (found, BwAttentionSite, i);

      n_kind = i > 0 && site[-1].condition == site->condition ? n_kind + 1 : 0;
      if (n_kind < most)
        take_alert (alerts, get_symbol (site->condition), bw_place_tree_get_name (places, site->site, language),
                    g_strdup (bw_format_condition (site->condition, language)));
    }
}

/* Of many only some of each rule, or one would fill the ticker and hide the others. */
static GPtrArray *
make_told (BwDesk *desk,
           guint  *n_all)
{
  GPtrArray *alerts = g_ptr_array_new_with_free_func (free_alert);
  g_autoptr (GPtrArray) told = bw_alert_list_new (desk);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint most = told->len <= BW_WALL_MAX_ALERTS ? BW_WALL_MAX_ALERTS : BW_WALL_MAX_ALERTS / 4;

  for (guint i = 0; i < told->len && alerts->len < BW_WALL_MAX_ALERTS; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (told, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, alert->rule));

      g_hash_table_insert (counts, alert->rule, GUINT_TO_POINTER (n + 1));
      if (n < most)
        take_told (alerts, desk, alert);
    }

  *n_all = told->len;
  return alerts;
}

/**
 * bw_wall_alerts_list: (skip)
 * @desk: the desk
 * @n_all: (out): how many there are in all
 *
 * Returns: (transfer full) (element-type BwWallAlert): the first of them
 */
GPtrArray *
bw_wall_alerts_list (BwDesk *desk,
                     guint  *n_all)
{
  BwPlace scope = bw_desk_get_scope_place (desk);
  BwAttention attention;
  GPtrArray *alerts;

  *n_all = 0;
  if (bw_alert_list_is_told (desk))
    return make_told (desk, n_all);

  alerts = g_ptr_array_new_with_free_func (free_alert);
  if (scope == BW_PLACE_NONE)
    return alerts;

  bw_attention_count (&attention, desk);
  *n_all = attention.late + attention.sampling + attention.checkpoints;
  add_late (alerts, desk, scope);
  add_sites (alerts, desk, scope);
  return alerts;
}

/**
 * bw_wall_alerts_is_reported: (skip)
 * @desk: the desk
 *
 * Returns: whether anybody has reported from the scope, of sampling or of checkpoints
 */
gboolean
bw_wall_alerts_is_reported (BwDesk *desk)
{
  BwPicture *picture = bw_desk_get_picture (desk);
  BwPlace scope = bw_desk_get_scope_place (desk);
  const BwSubject subjects[] = { bw_desk_get_sampling (desk), bw_picture_get_subject (picture, "checkpoint") };

  for (guint i = 0; scope != BW_PLACE_NONE && i < G_N_ELEMENTS (subjects); i++)
    {
      if (subjects[i] != BW_SUBJECT_NONE && bw_picture_get_as_of (picture, scope, subjects[i]) != 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
bw_wall_alerts_is_equal (const GPtrArray *a,
                         const GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;

  for (guint i = 0; i < a->len; i++)
    {
      const BwWallAlert *first = g_ptr_array_index (a, i);
      const BwWallAlert *second = g_ptr_array_index (b, i);

      if (first->symbol != second->symbol || g_strcmp0 (first->name, second->name) != 0
          || g_strcmp0 (first->text, second->text) != 0 || g_strcmp0 (first->figure, second->figure) != 0
          || first->severity != second->severity || first->raised != second->raised)
        return FALSE;
    }

  return TRUE;
}

/**
 * bw_wall_alerts_list_severe: (skip)
 * @desk: the desk
 *
 * One that gets worse, or is told late, is in it as one that was raised just now is: the
 * time that it was raised says nothing of that.
 *
 * Returns: (transfer full): a set of the ids of the gravest alerts, empty for a backend
 *   that raises none
 */
GHashTable *
bw_wall_alerts_list_severe (BwDesk *desk)
{
  GHashTable *severe = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) told = bw_alert_list_is_told (desk) ? bw_alert_list_new (desk) : NULL;

  for (guint i = 0; told != NULL && i < told->len; i++)
    {
      BwDocument *document = g_ptr_array_index (told, i);

      if (bw_document_get_alert (document)->severity == BW_SEVERITY_HIGH)
        g_hash_table_add (severe, g_strdup (bw_document_get_id (document)));
    }

  return severe;
}
