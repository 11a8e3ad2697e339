/* test-bw-order-number.c: the next number is written as the last, and is not given yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-number.h"

#include "bw-json.h"

static void
add (GPtrArray  *orders,
     const char *number,
     const char *issuer,
     const char *issued)
{
  g_autoptr (JsonObject) members = json_object_new ();

  json_object_set_string_member (members, "number", number);
  json_object_set_string_member (members, "issuer", issuer);
  json_object_set_string_member (members, "issued", issued);
  g_ptr_array_add (orders, bw_order_new (members));
}

static void
assert_next (GPtrArray  *orders,
             const char *issuer,
             const char *expected)
{
  g_autofree char *number = bw_order_number_suggest (orders, issuer, 2021);

  g_assert_cmpstr (number, ==, expected);
}

static void
test_suggest (void)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_unref);

  assert_next (orders, "c", "〔2021〕1号");
  add (orders, "〔2021〕18 号（示例）", "c", "2021-08-08T09:00:00+08:00");
  assert_next (orders, "c", "〔2021〕19 号（示例）");

  /* The greatest, though it was issued before; of another form or issuer it does not count. */
  add (orders, "〔2021〕21 号（示例）", "c", "2021-08-07T09:00:00+08:00");
  add (orders, "A-900", "c", "2021-08-06T09:00:00+08:00");
  add (orders, "〔2021〕77 号（示例）", "d", "2021-08-08T10:00:00+08:00");
  assert_next (orders, "c", "〔2021〕22 号（示例）");
  assert_next (orders, "d", "〔2021〕78 号（示例）");

  /* Without digits, or with more than anybody counts, it is none to go on from. */
  add (orders, "甲", "e", "2021-08-08T10:00:00+08:00");
  add (orders, "99999999999999999999", "e", "2021-08-08T10:00:00+08:00");
  assert_next (orders, "e", "〔2021〕1号");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order-number/suggest", test_suggest);
  return g_test_run ();
}
