/* test-bw-varint.c: numbers come back as they were, in few bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-varint.h"

static void
test_round_trip (void)
{
  static const guint64 values[] = { 0, 1, 127, 128, 16383, 16384, G_MAXUINT32, G_MAXINT64, G_MAXUINT64 };
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  const guint8 *cursor;
  guint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    bw_varint_append (blob, values[i]);

  g_assert_cmpuint (blob->len, ==, 1 + 1 + 1 + 2 + 2 + 3 + 5 + 9 + 10);
  cursor = blob->data;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (bw_varint_read (&cursor, blob->data + blob->len, &value));
      g_assert_cmpuint (value, ==, values[i]);
    }

  g_assert_false (bw_varint_read (&cursor, blob->data + blob->len, &value));
}

/* Whatever stands there, reading ends and stays inside. */
static void
test_faulty (void)
{
  static const guint8 endless[12] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

  for (guint length = 0; length <= sizeof endless; length++)
    {
      const guint8 *cursor = endless;
      guint64 value;

      g_assert_false (bw_varint_read (&cursor, endless + length, &value));
      g_assert_cmpint (cursor - endless, <=, length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/varint/round-trip", test_round_trip);
  g_test_add_func ("/varint/faulty", test_faulty);

  return g_test_run ();
}
