/* bw-shared-text.c: text of which equal ones stand in memory once
 *
 * Documents are read on the thread of the feed and let go on that of the windows, so
 * that a text may be asked for while its last owner lets it go. Of
 * g_ref_string_new_intern() that is not safe before GLib 2.80: the count reaches zero
 * outside of its lock, and what is looked up in between is freed under its new owner.
 * Here counts change under the lock that guards the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shared-text.h"

#include <string.h>

/* What stands before the text. */
typedef struct
{
  guint count;
  char  text[];
} Head;

G_LOCK_DEFINE_STATIC (texts);
static GHashTable *texts;  /* (element-type utf8 utf8): each is its own key */

static Head *
get_head (BwSharedText *self)
{
  return (Head *) (gpointer) (self - G_STRUCT_OFFSET (Head, text));
}

static Head *
make_head (const char *text)
{
  gsize size = strlen (text) + 1;
  Head *head = g_malloc (sizeof (Head) + size);

  head->count = 0;
  memcpy (head->text, text, size);
  return head;
}

/**
 * bw_shared_text_new:
 * @text: any text
 *
 * May be called on any thread.
 *
 * Returns: (transfer full): @text, the same pointer for equal ones
 */
BwSharedText *
bw_shared_text_new (const char *text)
{
  BwSharedText *self;

  g_return_val_if_fail (text != NULL, NULL);

  G_LOCK (texts);
  if (texts == NULL)
    texts = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (texts, text);
  if (self == NULL)
    {
      self = make_head (text)->text;
      g_hash_table_add (texts, self);
    }
  get_head (self)->count++;
  G_UNLOCK (texts);

  return self;
}

/**
 * bw_shared_text_ref:
 * @self: a text of this pool
 *
 * Returns: (transfer full): @self
 */
BwSharedText *
bw_shared_text_ref (BwSharedText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  G_LOCK (texts);
  get_head (self)->count++;
  G_UNLOCK (texts);

  return self;
}

/**
 * bw_shared_text_unref:
 * @self: (transfer full): a text of this pool
 */
void
bw_shared_text_unref (BwSharedText *self)
{
  g_return_if_fail (self != NULL);

  G_LOCK (texts);
  if (--get_head (self)->count == 0)
    {
      g_hash_table_remove (texts, self);
      g_free (get_head (self));
    }
  G_UNLOCK (texts);
}
