/* bw-link-item.c: something in a list that leads to a (scope, page)
 *
 * Immutable once it is shown. Made for what a list shows, not for each place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-link-item.h"

struct _BwLinkItem
{
  GObject parent_instance;

  char       *icon_name; /* (owned) (nullable) */
  char       *title;     /* (owned) */
  char       *subtitle;  /* (owned) (nullable) */
  char       *note;      /* (owned) (nullable) */
  char       *scope;     /* (owned) */
  char       *alert;     /* (owned) (nullable) */
  BwPage      page;
  BwLinkTone  tone;
};

G_DEFINE_FINAL_TYPE (BwLinkItem, bw_link_item, G_TYPE_OBJECT)

static void
bw_link_item_finalize (GObject *object)
{
  BwLinkItem *self = BW_LINK_ITEM (object);

  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->alert, g_free);

  G_OBJECT_CLASS (bw_link_item_parent_class)->finalize (object);
}

static void
bw_link_item_class_init (BwLinkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_link_item_finalize;
}

static void
bw_link_item_init (BwLinkItem *self)
{
}

/**
 * bw_link_item_new:
 * @icon_name: (nullable): name of an icon
 * @tone: colour of icon and note
 * @title: what it is
 * @subtitle: (nullable): a line under it
 * @note: (nullable): a word at its end
 * @scope: code of the place that it leads to
 * @page: the page that it leads to
 *
 * Returns: (transfer full): an item
 */
BwLinkItem *
bw_link_item_new (const char *icon_name,
                  BwLinkTone  tone,
                  const char *title,
                  const char *subtitle,
                  const char *note,
                  const char *scope,
                  BwPage      page)
{
  BwLinkItem *self = g_object_new (BW_TYPE_LINK_ITEM, NULL);

  self->icon_name = g_strdup (icon_name);
  self->tone = tone;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->note = g_strdup (note);
  self->scope = g_strdup (scope);
  self->page = page;
  return self;
}

/**
 * bw_link_item_get_icon_name:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): name of its icon
 */
const char *
bw_link_item_get_icon_name (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), NULL);

  return self->icon_name;
}

/**
 * bw_link_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): its title
 */
const char *
bw_link_item_get_title (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), NULL);

  return self->title;
}

/**
 * bw_link_item_get_subtitle:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what stands under the title
 */
const char *
bw_link_item_get_subtitle (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), NULL);

  return self->subtitle;
}

/**
 * bw_link_item_get_note:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what stands at its end
 */
const char *
bw_link_item_get_note (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), NULL);

  return self->note;
}

/**
 * bw_link_item_get_scope:
 * @self: an item
 *
 * Returns: (transfer none): code of the place that it leads to
 */
const char *
bw_link_item_get_scope (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), NULL);

  return self->scope;
}

/**
 * bw_link_item_get_tone:
 * @self: an item
 *
 * Returns: the colour of icon and note
 */
BwLinkTone
bw_link_item_get_tone (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), BW_LINK_TONE_PLAIN);

  return self->tone;
}

/**
 * bw_link_item_get_page:
 * @self: an item
 *
 * Returns: the page that it leads to
 */
BwPage
bw_link_item_get_page (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), BW_PAGE_OVERVIEW);

  return self->page;
}

/**
 * bw_link_item_set_alert:
 * @self: an item that nothing shows yet
 * @id: of an alert
 * @state: (nullable): how far its acknowledgement has come
 */
void
bw_link_item_set_alert (BwLinkItem *self,
                        const char *id,
                        const char *state)
{
  g_return_if_fail (BW_IS_LINK_ITEM (self));
  g_return_if_fail (id != NULL);

  g_free (self->alert);
  self->alert = g_strdup (id);
  if (state != NULL)
    bw_link_item_set_state (self, state);
}

/**
 * bw_link_item_set_state:
 * @self: an item that nothing shows yet
 * @state: how far it is
 */
void
bw_link_item_set_state (BwLinkItem *self,
                        const char *state)
{
  g_autofree char *subtitle = NULL;

  g_return_if_fail (BW_IS_LINK_ITEM (self));
  g_return_if_fail (state != NULL);

  subtitle = g_steal_pointer (&self->subtitle);
  self->subtitle = subtitle != NULL ? g_strjoin (" · ", state, subtitle, NULL) : g_strdup (state);
}

/**
 * bw_link_item_get_alert:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): id of the alert that can be acknowledged
 */
const char *
bw_link_item_get_alert (BwLinkItem *self)
{
  g_return_val_if_fail (BW_IS_LINK_ITEM (self), NULL);

  return self->alert;
}
