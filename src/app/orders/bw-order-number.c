/* bw-order-number.c: the number that follows those that an issuer has given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-number.h"

#include "bw-edits.h"
#include "bw-json.h"

#include <string.h>

/* No order has a number with more digits; more would not be counted up. */
#define MAX_DIGITS 9

/* Where the last run of digits begins and ends: `〔2021〕18 号` → `18`. A year in
 * brackets stands before it. FALSE: there is none. */
static gboolean
find_digits (const char *number,
             gsize      *begin,
             gsize      *end)
{
  gsize position = strlen (number);

  while (position > 0 && !g_ascii_isdigit (number[position - 1]))
    position--;

  *end = position;
  while (position > 0 && g_ascii_isdigit (number[position - 1]))
    position--;

  *begin = position;
  return *end > *begin && *end - *begin <= MAX_DIGITS;
}

static guint64
read_digits (const char *number,
             gsize       begin)
{
  return g_ascii_strtoull (number + begin, NULL, 10);
}

/* (nullable): of @orders with @issuer and a number, the one issued last */
static const BwOrder *
find_newest (GPtrArray  *orders,
             const char *issuer)
{
  const BwOrder *newest = NULL;

  for (guint i = 0; i < orders->len; i++)
    {
      const BwOrder *order = g_ptr_array_index (orders, i);
      gsize begin;
      gsize end;

      if (order->is_draft || order->number == NULL || g_strcmp0 (order->issuer, issuer) != 0
          || !find_digits (order->number, &begin, &end))
        continue;
      if (newest == NULL || order->issued > newest->issued)
        newest = order;
    }

  return newest;
}

/* (transfer full) (nullable): what @json is, if it has been given that number. Most are not
 * to be parsed for that; one that is written in escapes may be it all the same. */
static BwOrder *
read_if_given (const char *json,
               const char *issuer,
               const char *number)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (BwOrder) order = NULL;

  if (json == NULL || (strstr (json, number) == NULL && strstr (json, "\\u") == NULL))
    return NULL;

  node = bw_json_parse (json, -1, G_MAXINT, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  order = bw_order_new (json_node_get_object (node));
  return g_strcmp0 (order->number, number) == 0 && g_strcmp0 (order->issuer, issuer) == 0
           ? g_steal_pointer (&order) : NULL;
}

/**
 * bw_order_number_suggest:
 * @orders: (element-type BwOrder): those that are known
 * @issuer: who gives the next
 * @year: of the first
 *
 * Of numbers written as the newest one is, one more than the greatest.
 *
 * Returns: (transfer full): a number that is not given yet, as far as is known
 */
char *
bw_order_number_suggest (GPtrArray  *orders,
                         const char *issuer,
                         int         year)
{
  const BwOrder *newest = find_newest (orders, issuer);
  guint64 greatest = 0;
  gsize begin;
  gsize end;

  if (newest == NULL)
    return g_strdup_printf ("〔%d〕1号", year);

  find_digits (newest->number, &begin, &end);
  for (guint i = 0; i < orders->len; i++)
    {
      const BwOrder *order = g_ptr_array_index (orders, i);
      gsize other;
      gsize unused;

      if (order->number != NULL && !order->is_draft && g_strcmp0 (order->issuer, issuer) == 0
          && find_digits (order->number, &other, &unused)
          && other == begin && strncmp (order->number, newest->number, begin) == 0)
        greatest = MAX (greatest, read_digits (order->number, other));
    }

  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT "%s", (int) begin, newest->number, greatest + 1,
                          newest->number + end);
}

/**
 * bw_order_number_find:
 * @desk: the desk
 * @issuer: whose numbers
 * @number: one
 *
 * Returns: (transfer full) (nullable): the order that it was given to, as far as is known
 *   here
 */
BwOrder *
bw_order_number_find (BwDesk     *desk,
                      const char *issuer,
                      const char *number)
{
  g_autoptr (GPtrArray) told = bw_picture_gather_documents (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ORDER);
  g_autoptr (GPtrArray) sent = bw_edits_list (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_ORDER);
  BwOrder *order = NULL;

  for (guint i = 0; i < told->len && order == NULL; i++)
    order = read_if_given (bw_document_get_json (g_ptr_array_index (told, i)), issuer, number);
  for (guint i = 0; i < sent->len && order == NULL; i++)
    order = read_if_given (bw_client_outbox_entry_get_body (g_ptr_array_index (sent, i)), issuer, number);

  return order;
}
