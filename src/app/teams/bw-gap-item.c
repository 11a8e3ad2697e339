/* bw-gap-item.c: a shift at a site that nobody covers, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-gap-item.h"

#include "bw-team-words.h"

struct _BwGapItem
{
  GObject parent_instance;

  BwGap  gap;
  char  *title;  /* (owned) */
  char  *note;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (BwGapItem, bw_gap_item, G_TYPE_OBJECT)

static void
bw_gap_item_finalize (GObject *object)
{
  BwGapItem *self = BW_GAP_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (bw_gap_item_parent_class)->finalize (object);
}

static void
bw_gap_item_class_init (BwGapItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_gap_item_finalize;
}

static void
bw_gap_item_init (BwGapItem *self)
{
}

/**
 * bw_gap_item_new:
 * @desk: whose language
 * @gap: of its roster
 *
 * Returns: (transfer full): what a list says of it
 */
BwGapItem *
bw_gap_item_new (BwDesk      *desk,
                 const BwGap *gap)
{
  BwGapItem *self = g_object_new (BW_TYPE_GAP_ITEM, NULL);

  self->gap = *gap;
  self->title = bw_team_words_format_site (bw_desk_get_places (desk), gap->site, bw_desk_get_language (desk));
  self->note = bw_team_words_describe_gap (gap);
  return self;
}

const BwGap *
bw_gap_item_get_gap (BwGapItem *self)
{
  g_return_val_if_fail (BW_IS_GAP_ITEM (self), NULL);

  return &self->gap;
}

const char *
bw_gap_item_get_title (BwGapItem *self)
{
  g_return_val_if_fail (BW_IS_GAP_ITEM (self), NULL);

  return self->title;
}

const char *
bw_gap_item_get_note (BwGapItem *self)
{
  g_return_val_if_fail (BW_IS_GAP_ITEM (self), NULL);

  return self->note;
}

gboolean
bw_gap_item_equals (BwGapItem *self,
                    BwGapItem *other)
{
  return self->gap.site == other->gap.site && self->gap.shift == other->gap.shift
         && g_str_equal (self->title, other->title) && g_str_equal (self->note, other->note);
}
