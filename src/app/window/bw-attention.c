/* bw-attention.c: what needs a person now, in a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-attention.h"

#include "bw-attention-site.h"
#include "bw-format.h"
#include "bw-link-item.h"
#include "bw-place-finder.h"

#include <glib/gi18n.h>

static gboolean
is_late (BwDesk  *desk,
         BwPlace  place)
{
  return !bw_place_tree_is_site (bw_desk_get_places (desk), place)
         && bw_desk_get_pace (desk, place)->state == BW_PACE_LATE;
}

static guint
count_late (BwDesk  *desk,
            BwPlace  scope)
{
  guint n_parts = 0;
  guint n_late = 0;
  const BwPlace *parts = bw_place_tree_get_parts (bw_desk_get_places (desk), scope, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    n_late += is_late (desk, parts[i]) ? 1 : 0;

  return n_late;
}

static guint
count_exceptions (BwDesk     *desk,
                  BwPlace     scope,
                  BwSiteKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      if (bw_condition_is_exception ((BwCondition) i))
        n += bw_picture_count_sites (bw_desk_get_picture (desk), scope, kind, (BwCondition) i);
    }

  return n;
}

static const char *
get_icon_name (BwCondition condition)
{
  switch (condition)
    {
    case BW_CONDITION_PAUSED:
      return "bw-paused-symbolic";
    case BW_CONDITION_SILENT:
      return "bw-silent-symbolic";
    case BW_CONDITION_GAP:
      return "bw-gap-symbolic";
    case BW_CONDITION_JAMMED:
      return "bw-jammed-symbolic";
    case BW_CONDITION_UNKNOWN:
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_CLOSED:
    case BW_CONDITION_UNCONFIRMED:
    case BW_CONDITION_BUSY:
    default:
      return NULL;
    }
}

static BwSubject
get_subject (BwDesk     *desk,
             BwSiteKind  kind)
{
  if (kind == BW_SITE_KIND_SAMPLING)
    return bw_desk_get_sampling (desk);

  return bw_picture_get_subject (bw_desk_get_picture (desk), bw_site_kind_to_string (kind));
}

static char *
format_as_of (BwDesk    *desk,
              BwPlace    place,
              BwSubject  subject)
{
  gint64 as_of = 0;

  if (subject != BW_SUBJECT_NONE)
    as_of = bw_picture_get_as_of (bw_desk_get_picture (desk), place, subject);
  if (as_of == 0)
    return g_strdup (C_("time of the last report", "never"));

  return bw_format_as_of (as_of, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk),
                          bw_desk_get_language (desk));
}

static char *
describe_late (const BwPace *pace,
               const char   *name,
               const char   *language)
{
  g_autofree char *margin = NULL;

  if (pace->finish == 0)
    /* Translators: the name of an area whose projected finish is weeks away. */
    return g_strdup_printf (_("%s will not finish in sight"), name);

  margin = bw_format_margin (pace->margin, TRUE, language);
  /* Translators: name of an area, then how late it will be: "Jian’an: 3 h 6 min late". */
  return g_strdup_printf (_("%s: %s"), name, margin);
}

static BwLinkItem *
make_late_item (BwDesk  *desk,
                BwPlace  area)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  const BwPace *pace = bw_desk_get_pace (desk, area);
  g_autofree char *share = bw_format_share (pace->share);
  g_autofree char *plan = bw_format_share (pace->plan_share);
  g_autofree char *title = describe_late (pace, bw_place_tree_get_name (places, area, language), language);
  g_autofree char *subtitle = NULL;
  g_autofree char *note = format_as_of (desk, area, bw_desk_get_sampling (desk));

  /* Translators: share that is done, share that the plan wants: "Sampling · 71.9%, plan 82.1%". */
  subtitle = g_strdup_printf (_("Sampling · %s, plan %s"), share, plan);
  return bw_link_item_new ("bw-late-symbolic", BW_LINK_TONE_LATE, title, subtitle, note,
                           bw_place_tree_get_code (places, area), BW_PAGE_OVERVIEW);
}

/* Leads to the page of its kind, on which it is chosen. */
static BwLinkItem *
make_site_item (BwDesk                *desk,
                const BwAttentionSite *exception)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  gboolean is_checkpoint = exception->kind == BW_SITE_KIND_CHECKPOINT;
  g_autofree char *path = bw_place_finder_dup_path (desk, exception->site, bw_desk_get_scope_place (desk));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *note = format_as_of (desk, exception->site, get_subject (desk, exception->kind));

  /* Translators: name of a site, then its state: "Qilidian School: paused". */
  title = g_strdup_printf (C_("site and state", "%s: %s"),
                           bw_place_tree_get_name (places, exception->site, language),
                           bw_format_condition (exception->condition, language));
  /* Translators: kind of a site, then the areas that it stands in. */
  subtitle = g_strdup_printf (C_("kind and place", "%s · %s"),
                              is_checkpoint ? _("Checkpoint") : _("Sampling point"), path);
  return bw_link_item_new (get_icon_name (exception->condition), BW_LINK_TONE_LATE, title, subtitle, note,
                           bw_place_tree_get_code (places, exception->site),
                           is_checkpoint ? BW_PAGE_CHECKPOINTS : BW_PAGE_SAMPLING);
}

/* Of the latest parts first, as everywhere. */
static void
add_late_items (GPtrArray *items,
                BwDesk    *desk)
{
  g_autoptr (GPtrArray) parts = bw_place_finder_list_parts (desk, "");
  BwPlaceTree *places = bw_desk_get_places (desk);

  for (guint i = 0; i < parts->len && items->len < BW_ATTENTION_MAX; i++)
    {
      BwPlace area = bw_place_tree_lookup (places, bw_link_item_get_scope (g_ptr_array_index (parts, i)));

      if (area != BW_PLACE_NONE && is_late (desk, area))
        g_ptr_array_add (items, make_late_item (desk, area));
    }
}

/**
 * bw_attention_count: (skip)
 * @self: (out): numbers, 0 each until the scope is known
 * @desk: the desk
 */
void
bw_attention_count (BwAttention *self,
                    BwDesk      *desk)
{
  BwPlace scope;

  g_return_if_fail (self != NULL);
  g_return_if_fail (BW_IS_DESK (desk));

  *self = (BwAttention) { 0 };
  scope = bw_desk_get_scope_place (desk);
  if (scope == BW_PLACE_NONE)
    return;

  self->late = count_late (desk, scope);
  self->sampling = count_exceptions (desk, scope, BW_SITE_KIND_SAMPLING);
  self->checkpoints = count_exceptions (desk, scope, BW_SITE_KIND_CHECKPOINT);
}

/**
 * bw_attention_list: (skip)
 * @desk: the desk
 *
 * Returns: (transfer full) (element-type BwLinkItem): what needs a person, the most
 *   urgent first
 */
GPtrArray *
bw_attention_list (BwDesk *desk)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) exceptions = NULL;
  BwPlace scope;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  scope = bw_desk_get_scope_place (desk);
  if (scope == BW_PLACE_NONE)
    return g_steal_pointer (&items);

  add_late_items (items, desk);
  exceptions = bw_attention_site_list (desk, scope);
  for (guint i = 0; i < exceptions->len && items->len < BW_ATTENTION_MAX; i++)
    g_ptr_array_add (items, make_site_item (desk, &g_array_index (exceptions, BwAttentionSite, i)));

  return g_steal_pointer (&items);
}
