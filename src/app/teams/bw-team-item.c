/* bw-team-item.c: a team in a list, and how well it fits the shift that is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-item.h"

#include "bw-team-words.h"

struct _BwTeamItem
{
  GObject parent_instance;

  char          *code;     /* (owned) */
  char          *name;     /* (owned) */
  char          *note;     /* (owned) */
  const char    *badge;    /* (unowned): of the catalogue */
  BwTeamVerdict  verdict;
  gboolean       is_refused;
  gboolean       is_recommended;
  gboolean       is_local;
};

G_DEFINE_FINAL_TYPE (BwTeamItem, bw_team_item, G_TYPE_OBJECT)

static void
bw_team_item_finalize (GObject *object)
{
  BwTeamItem *self = BW_TEAM_ITEM (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (bw_team_item_parent_class)->finalize (object);
}

static void
bw_team_item_class_init (BwTeamItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_team_item_finalize;
}

static void
bw_team_item_init (BwTeamItem *self)
{
}

/**
 * bw_team_item_new:
 * @desk: whose language and times
 * @fit: a team for a shift
 *
 * Returns: (transfer full): what a list says of it
 */
BwTeamItem *
bw_team_item_new (BwDesk          *desk,
                  const BwTeamFit *fit)
{
  BwTeamItem *self = g_object_new (BW_TYPE_TEAM_ITEM, NULL);
  const char *language = bw_desk_get_language (desk);

  self->code = g_strdup (fit->team->code);
  self->name = g_strdup (bw_team_get_name (fit->team, language));
  self->note = bw_team_words_describe_fit (fit, bw_desk_get_places (desk), bw_desk_get_time_zone (desk), language);
  self->badge = bw_team_words_get_badge (fit);
  self->verdict = fit->verdict;
  self->is_refused = bw_team_fit_is_refused (fit);
  self->is_recommended = fit->is_recommended;
  self->is_local = fit->is_local;
  return self;
}

const char *
bw_team_item_get_code (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), NULL);

  return self->code;
}

const char *
bw_team_item_get_name (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), NULL);

  return self->name;
}

const char *
bw_team_item_get_note (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), NULL);

  return self->note;
}

const char *
bw_team_item_get_badge (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), NULL);

  return self->badge;
}

BwTeamVerdict
bw_team_item_get_verdict (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), BW_TEAM_VERDICT_FITS);

  return self->verdict;
}

gboolean
bw_team_item_is_refused (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), FALSE);

  return self->is_refused;
}

gboolean
bw_team_item_is_recommended (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), FALSE);

  return self->is_recommended;
}

gboolean
bw_team_item_is_local (BwTeamItem *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ITEM (self), FALSE);

  return self->is_local;
}

gboolean
bw_team_item_equals (BwTeamItem *self,
                     BwTeamItem *other)
{
  return g_str_equal (self->code, other->code) && g_str_equal (self->name, other->name)
         && g_str_equal (self->note, other->note) && g_str_equal (self->badge, other->badge);
}
