/* bw-window-order.c: of the window: an order that a page other than that of the orders begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-orders-page.h"
#include "bw-window-private.h"

static void
on_write_order_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  g_autoptr (JsonObject) members = json_object_new ();
  JsonArray *recipients = json_array_new ();
  g_autoptr (BwOrder) order = NULL;
  g_autofree const char **codes = NULL;
  const char *title;
  const char *text;

  g_variant_get (parameter, "(&s&s^a&s)", &title, &text, &codes);
  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (recipients, codes[i]);

  json_object_set_string_member (members, "kind", "order");
  json_object_set_string_member (members, "title", title);
  json_object_set_string_member (members, "text", text);
  json_object_set_array_member (members, "recipients", recipients);
  order = bw_order_new (members);

  /* The page of the orders keeps the drafts, shown or not. */
  bw_orders_page_write (BW_ORDERS_PAGE (bw_window_ensure_page (self, BW_PAGE_ORDERS)), GTK_WINDOW (self), order);
}

/* Title, text and recipients of what a person looks through, then sends or does not. */
static const GActionEntry entries[] = {
  { "write-order", on_write_order_activate_cb, "(ssas)" },
};

/**
 * bw_window_add_order: (skip)
 * @self: a window
 */
void
bw_window_add_order (BwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
