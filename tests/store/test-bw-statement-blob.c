/* test-bw-statement-blob.c: statements come back as they were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-statement-blob.h"

#include <float.h>
#include <math.h>
#include <string.h>

static const double values[] =
{
  0, -0.0, 1, -1, 63, -64, 64, 12345, -1e15, 9007199254740992.0, -9007199254740992.0, 9007199254740994.0,
  0.5, -0.25, 1e300, -1e300, DBL_MIN, DBL_MAX,
};

static void
test_round_trip (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  const guint8 *cursor;
  const guint8 *end;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      BwStatement statement = { .set = i % 2, .bound = i % 3, .value = values[i] };

      bw_statement_blob_append (blob, &statement, 1u << i);
    }

  cursor = blob->data;
  end = blob->data + blob->len;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      BwStatement statement = { .value = NAN };
      guint32 word = 0;

      g_assert_true (bw_statement_blob_read (&cursor, end, &statement, &word));
      g_assert_cmpuint (word, ==, 1u << i);
      g_assert_cmpuint (statement.set, ==, i % 2);
      g_assert_cmpuint (statement.bound, ==, i % 3);
      g_assert_cmpmem (&statement.value, sizeof (double), &values[i], sizeof (double));
    }

  g_assert_true (cursor == end);
}

static void
test_small (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  BwStatement statement = { .value = 12 };

  bw_statement_blob_append (blob, &statement, 7);
  g_assert_cmpuint (blob->len, ==, 3);
}

/* Whatever stands there, reading ends and stays inside. */
static void
test_foreign_bytes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint length = (guint) g_test_rand_int_range (0, 24);
      g_autofree guint8 *bytes = g_malloc (MAX (length, 1));
      const guint8 *cursor = bytes;
      BwStatement statement;
      guint32 word;

      for (guint j = 0; j < length; j++)
        bytes[j] = (guint8) g_test_rand_int_range (0, 256);

      while (bw_statement_blob_read (&cursor, bytes + length, &statement, &word))
        g_assert_cmpuint (word, >, 0);

      g_assert_true (cursor <= bytes + length);
    }
}

static void
test_cut_off (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  BwStatement statement = { .value = 0.1 };
  guint32 word;

  bw_statement_blob_append (blob, &statement, 300);
  for (guint length = 0; length < blob->len; length++)
    {
      const guint8 *cursor = blob->data;

      g_assert_false (bw_statement_blob_read (&cursor, blob->data + length, &statement, &word));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statement-blob/round-trip", test_round_trip);
  g_test_add_func ("/statement-blob/small", test_small);
  g_test_add_func ("/statement-blob/foreign-bytes", test_foreign_bytes);
  g_test_add_func ("/statement-blob/cut-off", test_cut_off);

  return g_test_run ();
}
