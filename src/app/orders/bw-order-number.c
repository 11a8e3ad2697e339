/* bw-order-number.c: the number that follows those that an issuer has given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-number.h"

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
