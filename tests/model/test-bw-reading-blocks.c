/* test-bw-reading-blocks.c: what was put is there, the rest is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reading-blocks-private.h"

static void
assert_reading (const BwReadingBlocks *blocks,
                guint                  index,
                const BwReading       *expected)
{
  BwReading found = bw_reading_blocks_get (blocks, index);

  g_assert_true (bw_reading_is_equal (&found, expected));
}

/* Far from each other, and on both sides of where blocks may meet. */
static void
test_gaps (void)
{
  const guint numbers[] = { 100000, 0, 255, 256, 511, 512 };
  BwReadingBlocks blocks = { 0 };

  assert_reading (&blocks, 0, &bw_reading_missing);
  bw_reading_blocks_forget (&blocks, 7);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    bw_reading_blocks_put (&blocks, numbers[i], &(BwReading) { i, numbers[i], BW_BOUND_ABOUT });

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_reading (&blocks, numbers[i], &(BwReading) { i, numbers[i], BW_BOUND_ABOUT });
  assert_reading (&blocks, 1, &bw_reading_missing);
  assert_reading (&blocks, 50000, &bw_reading_missing);
  assert_reading (&blocks, 100001, &bw_reading_missing);
  assert_reading (&blocks, G_MAXUINT32, &bw_reading_missing);

  bw_reading_blocks_forget (&blocks, 255);
  assert_reading (&blocks, 255, &bw_reading_missing);
  bw_reading_blocks_clear (&blocks);
  assert_reading (&blocks, 256, &bw_reading_missing);
}

static void
test_drop (void)
{
  const BwReading first = { 1, 10, BW_BOUND_EXACT };
  const BwReading last = { 2, 20, BW_BOUND_OVER };
  BwReadingBlocks blocks = { 0 };

  bw_reading_blocks_put (&blocks, 3, &first);
  bw_reading_blocks_put (&blocks, 300, &last);
  bw_reading_blocks_drop (&blocks, 3, 300);
  assert_reading (&blocks, 3, &last);
  assert_reading (&blocks, 300, &bw_reading_missing);

  /* One that never had a value leaves none behind. */
  bw_reading_blocks_drop (&blocks, 3, 299);
  assert_reading (&blocks, 3, &bw_reading_missing);

  /* The last one itself goes. */
  bw_reading_blocks_put (&blocks, 3, &first);
  bw_reading_blocks_drop (&blocks, 3, 3);
  assert_reading (&blocks, 3, &bw_reading_missing);
  bw_reading_blocks_clear (&blocks);
}

/* What does not fit beside the others comes back as it was, and they do too. */
static void
test_wide (void)
{
  const gint64 noon = G_GINT64_CONSTANT (1628308800000000);
  const BwReading readings[] = {
    { 12, noon, BW_BOUND_EXACT },
    { -7, noon - 1500000, BW_BOUND_EXACT },
    { 0, noon + 1000, BW_BOUND_EXACT },
    { 0.125, noon, BW_BOUND_EXACT },
    { 4e9, noon, BW_BOUND_OVER },
    { G_MININT32, noon, BW_BOUND_EXACT },
    { G_MAXINT32, noon, BW_BOUND_EXACT },
    { 3, noon + 1, BW_BOUND_ABOUT },
    { 4, 0, BW_BOUND_EXACT },
    { 5, G_MAXINT64 / 4, BW_BOUND_EXACT },
    { 6, noon, BW_BOUND_EXACT },
  };

  /* Each is the first of the block once. */
  for (guint first = 0; first < G_N_ELEMENTS (readings); first++)
    {
      BwReadingBlocks blocks = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
        {
          guint index = (first + i) % G_N_ELEMENTS (readings);

          bw_reading_blocks_put (&blocks, index, &readings[index]);
          for (guint j = 0; j <= i; j++)
            assert_reading (&blocks, (first + j) % G_N_ELEMENTS (readings),
                            &readings[(first + j) % G_N_ELEMENTS (readings)]);
          assert_reading (&blocks, G_N_ELEMENTS (readings), &bw_reading_missing);
        }

      bw_reading_blocks_put (&blocks, 4, &readings[0]);
      assert_reading (&blocks, 4, &readings[0]);
      bw_reading_blocks_forget (&blocks, 4);
      assert_reading (&blocks, 4, &bw_reading_missing);
      bw_reading_blocks_put (&blocks, 5, &bw_reading_missing);
      assert_reading (&blocks, 5, &bw_reading_missing);
      bw_reading_blocks_clear (&blocks);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading-blocks/gaps", test_gaps);
  g_test_add_func ("/reading-blocks/drop", test_drop);
  g_test_add_func ("/reading-blocks/wide", test_wide);

  return g_test_run ();
}
