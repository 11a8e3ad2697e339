/* test-bw-blob.c: numbers into a run of bytes and out of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-blob.h"

#include <math.h>

static const double odd_amounts[] =
  { 0, 1, -1, 31, 32, 1e15, -1e15, 1e15 + 2, 0.5, -0.25, 1e300, G_MINDOUBLE, 0, 0, 0, 7, 0 };

static BwBlobReader
read_blob (const GByteArray *blob)
{
  return (BwBlobReader) { .data = blob->data, .length = blob->len };
}

static void
test_signed (void)
{
  const gint64 values[] = { 0, 1, -1, 63, -64, 64, G_MAXINT64, G_MININT64 };
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  BwBlobReader reader;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    bw_blob_put_signed (blob, values[i]);

  reader = read_blob (blob);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpint (bw_blob_get_signed (&reader), ==, values[i]);

  g_assert_false (reader.is_faulty);
  g_assert_cmpuint (reader.position, ==, blob->len);
}

static void
test_amount (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  BwBlobReader reader;

  for (guint i = 0; i < G_N_ELEMENTS (odd_amounts); i++)
    bw_blob_put_amount (blob, odd_amounts[i]);
  bw_blob_put_amount (blob, INFINITY);
  bw_blob_put_amount (blob, NAN);

  reader = read_blob (blob);
  for (guint i = 0; i < G_N_ELEMENTS (odd_amounts); i++)
    g_assert_cmpfloat (bw_blob_get_amount (&reader), ==, odd_amounts[i]);

  g_assert_cmpfloat (bw_blob_get_amount (&reader), ==, INFINITY);
  g_assert_true (isnan (bw_blob_get_amount (&reader)));
  g_assert_false (reader.is_faulty);
  g_assert_cmpuint (reader.position, ==, blob->len);
}

static void
test_amounts (void)
{
  for (guint n = 0; n <= G_N_ELEMENTS (odd_amounts); n++)
    {
      g_autoptr (GByteArray) blob = g_byte_array_new ();
      g_autoptr (GArray) values = NULL;
      g_autoptr (GArray) too_many = NULL;
      BwBlobReader reader;
      BwBlobReader again;

      bw_blob_put_amounts (blob, odd_amounts, n);
      reader = again = read_blob (blob);
      values = bw_blob_get_amounts (&reader, n);
      g_assert_false (reader.is_faulty);
      g_assert_cmpuint (reader.position, ==, blob->len);
      g_assert_cmpmem (values->data, values->len * sizeof (double), odd_amounts, n * sizeof (double));

      too_many = bw_blob_get_amounts (&again, n - (n > 0));
      g_assert_cmpint (again.is_faulty, ==, n > 0);
    }
}

/* More nothing than there are amounts. */
static void
test_broken (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  g_autoptr (GArray) values = NULL;
  BwBlobReader reader;

  bw_blob_put_number (blob, 3);
  bw_blob_put_amount (blob, 0);
  bw_blob_put_number (blob, 3);
  reader = read_blob (blob);
  values = bw_blob_get_amounts (&reader, 100);
  g_assert_true (reader.is_faulty);
  g_assert_cmpuint (values->len, <=, 3);
}

/* Eight days of a point where people come by day: two bytes a step at most, of eight. */
static void
test_small (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  double values[8 * 96] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i % 96 > 24 && i % 96 < 80 ? g_test_rand_int_range (0, 4000) : 0;

  bw_blob_put_amounts (blob, values, G_N_ELEMENTS (values));
  g_assert_cmpuint (blob->len, <, 2 * G_N_ELEMENTS (values));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blob/signed", test_signed);
  g_test_add_func ("/blob/amount", test_amount);
  g_test_add_func ("/blob/amounts", test_amounts);
  g_test_add_func ("/blob/broken", test_broken);
  g_test_add_func ("/blob/small", test_small);
  return g_test_run ();
}
