/* test-bw-checkpoint.c: a checkpoint, made while reports go on, and the rest of the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint.h"

#include "bw-time.h"
#include "picture-fixture.h"

#define STEP    (15 * BW_TIME_MINUTE)
#define START   (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define N_SITES 60

typedef struct
{
  BwPicture    *picture;
  BwShelf      *shelf;
  BwSeriesBook *series;
} State;

static State
make_state (void)
{
  State state;

  state.picture = bw_picture_new (bw_measure_catalogue_get_default ());
  state.shelf = bw_shelf_new ();
  state.series = bw_series_book_new (state.picture, STEP);
  fixture_area (state.picture, "R", NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *code = g_strdup_printf ("A%u", i);

      fixture_area (state.picture, code, "R");
    }

  for (guint i = 0; i < N_SITES; i++)
    {
      g_autofree char *code = g_strdup_printf ("S%u", i);
      g_autofree char *area = g_strdup_printf ("A%u", i % 6);

      fixture_site (state.picture, code, area, "sampling");
    }

  fixture_round (state.picture, START);
  return state;
}

static void
clear_state (State *state)
{
  bw_series_book_free (state->series);
  bw_shelf_free (state->shelf);
  g_object_unref (state->picture);
}

/* What bw_server_take_report() does. */
static void
take (State          *state,
      const BwReport *report,
      guint64         seq)
{
  BwPlace place = fixture_place (state->picture, report->place);
  BwSubject subject = bw_picture_get_subject (state->picture, report->subject);
  BwItem *item = bw_shelf_find_tally (state->shelf, place, subject);

  if (item == NULL || item->seq < seq)
    {
      bw_picture_apply_report (state->picture, report, seq);
      bw_shelf_put_tally (state->shelf, state->picture, place, subject, seq);
    }

  bw_series_book_add_report (state->series, report, seq);
}

static GArray *
make_log (guint n)
{
  GArray *log = g_array_new (FALSE, TRUE, sizeof (BwReport));

  g_array_set_clear_func (log, (GDestroyNotify) bw_report_clear);
  g_array_set_size (log, n);
  for (guint i = 0; i < n; i++)
    {
      BwReport *report = &g_array_index (log, BwReport, i);
      gboolean is_area = g_test_rand_int_range (0, 20) == 0;

      report->place = g_strdup_printf (is_area ? "A%d" : "S%d", g_test_rand_int_range (0, is_area ? 6 : N_SITES));
      report->subject = g_strdup ("sampling:r1");
      report->at = START + g_test_rand_int_range (0, 36000) * BW_TIME_SECOND;
      report->n_statements = 2;
      report->statements[0] = (BwStatement) { fixture_measure ("sampled"), FALSE, 0, g_test_rand_int_range (1, 40) };
      report->statements[1] = (BwStatement) { fixture_measure ("queue"), TRUE, 0, g_test_rand_int_range (0, 90) };
    }

  return log;
}

static void
assert_same (State *a,
             State *b)
{
  GPtrArray *items = bw_shelf_get_items (a->shelf, BW_DOCUMENT_TYPE_TALLY);
  GPtrArray *tracks = bw_series_book_get_tracks (a->series);
  BwSubject subject = bw_picture_get_subject (b->picture, "sampling:r1");

  g_assert_cmpuint (items->len, ==, bw_shelf_get_items (b->shelf, BW_DOCUMENT_TYPE_TALLY)->len);
  for (guint i = 0; i < items->len; i++)
    {
      const BwItem *item = g_ptr_array_index (items, i);
      const BwItem *other = bw_shelf_find_tally (b->shelf, item->place, subject);
      g_autoptr (BwTally) tally = bw_picture_dup_tally (a->picture, item->place, item->subject, NULL);
      g_autoptr (BwTally) twin = bw_picture_dup_tally (b->picture, item->place, subject, NULL);
      g_autoptr (JsonObject) json = bw_tally_to_json (tally, bw_picture_get_catalogue (a->picture),
                                                      g_time_zone_new_utc ());
      g_autoptr (JsonObject) twin_json = bw_tally_to_json (twin, bw_picture_get_catalogue (b->picture),
                                                           g_time_zone_new_utc ());
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json);
      g_autoptr (JsonNode) twin_node = json_node_init_object (json_node_alloc (), twin_json);

      g_assert_cmpuint (other->seq, ==, item->seq);
      g_assert_true (json_node_equal (node, twin_node));
    }

  for (guint i = 0; i < tracks->len; i++)
    {
      BwSeriesTrack *track = g_ptr_array_index (tracks, i);
      BwSeriesTrack *twin = bw_series_book_find (b->series, track->place, subject, track->measure);

      for (gint64 at = START; at < START + 11 * BW_TIME_HOUR; at += STEP)
        g_assert_cmpfloat (bw_series_book_get_total (a->series, track, at), ==,
                           bw_series_book_get_total (b->series, twin, at));
    }
}

/* Reports come between the slices, so that some records are newer than others. */
static void
test_slices (void)
{
  g_autoptr (GArray) log = make_log (3000);
  State state = make_state ();
  State restored = make_state ();
  g_autoptr (BwCheckpoint) checkpoint = NULL;
  g_autoptr (GBytes) data = NULL;
  guint64 seq = 0;
  guint n_slices = 0;
  gboolean is_whole = FALSE;

  for (guint i = 0; i < 1000; i++, seq++)
    take (&state, &g_array_index (log, BwReport, seq), seq + 1);

  checkpoint = bw_checkpoint_begin (state.picture, state.shelf, state.series);
  while (!is_whole)
    {
      is_whole = bw_checkpoint_step (checkpoint, 0);
      for (guint i = 0; i < 100 && seq < log->len; i++, seq++)
        take (&state, &g_array_index (log, BwReport, seq), seq + 1);
      n_slices++;
    }

  g_assert_cmpuint (n_slices, >, 1);
  g_assert_cmpuint (bw_checkpoint_get_seq (checkpoint), ==, 1000);
  for (; seq < log->len; seq++)
    take (&state, &g_array_index (log, BwReport, seq), seq + 1);

  data = bw_checkpoint_finish (checkpoint);
  bw_shelf_begin_load (restored.shelf);
  g_assert_true (bw_checkpoint_restore (data, restored.picture, restored.shelf, restored.series));
  for (seq = 1000; seq < log->len; seq++)
    take (&restored, &g_array_index (log, BwReport, seq), seq + 1);
  bw_shelf_end_load (restored.shelf);

  assert_same (&state, &restored);
  clear_state (&state);
  clear_state (&restored);
}

/* Whatever was cut off or changed is told from a whole one. */
static void
test_broken (void)
{
  g_autoptr (GArray) log = make_log (50);
  State state = make_state ();
  g_autoptr (BwCheckpoint) checkpoint = NULL;
  g_autoptr (GBytes) data = NULL;
  gsize size;

  for (guint i = 0; i < log->len; i++)
    take (&state, &g_array_index (log, BwReport, i), i + 1);

  checkpoint = bw_checkpoint_begin (state.picture, state.shelf, state.series);
  while (!bw_checkpoint_step (checkpoint, G_USEC_PER_SEC))
    continue;
  data = bw_checkpoint_finish (checkpoint);
  size = g_bytes_get_size (data);

  for (gsize length = 0; length < size; length += 7)
    {
      g_autoptr (GBytes) half = g_bytes_new_from_bytes (data, 0, length);
      State fresh = make_state ();

      g_assert_false (bw_checkpoint_restore (half, fresh.picture, fresh.shelf, fresh.series));
      clear_state (&fresh);
    }

  clear_state (&state);
}

/* Another length of step: the series in it are of no use. */
static void
test_other_step (void)
{
  State state = make_state ();
  g_autoptr (BwSeriesBook) other = bw_series_book_new (state.picture, 2 * STEP);
  g_autoptr (BwCheckpoint) checkpoint = bw_checkpoint_begin (state.picture, state.shelf, state.series);
  g_autoptr (GBytes) data = NULL;

  while (!bw_checkpoint_step (checkpoint, G_USEC_PER_SEC))
    continue;

  data = bw_checkpoint_finish (checkpoint);
  g_assert_false (bw_checkpoint_restore (data, state.picture, state.shelf, other));
  g_assert_true (bw_checkpoint_restore (data, state.picture, state.shelf, state.series));
  clear_state (&state);
}

/* What another release wrote is told from ours: all is counted anew then. */
static void
test_other_version (void)
{
  State state = make_state ();
  g_autoptr (BwCheckpoint) checkpoint = bw_checkpoint_begin (state.picture, state.shelf, state.series);
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autofree char *copy = NULL;
  gsize size;

  while (!bw_checkpoint_step (checkpoint, G_USEC_PER_SEC))
    continue;

  data = bw_checkpoint_finish (checkpoint);
  copy = g_memdup2 (g_bytes_get_data (data, &size), g_bytes_get_size (data));
  g_assert_true (g_str_has_prefix (copy, "BWC2"));
  copy[3] = '1';
  other = g_bytes_new (copy, size);
  g_assert_false (bw_checkpoint_restore (other, state.picture, state.shelf, state.series));
  clear_state (&state);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checkpoint/slices", test_slices);
  g_test_add_func ("/checkpoint/broken", test_broken);
  g_test_add_func ("/checkpoint/other-step", test_other_step);
  g_test_add_func ("/checkpoint/other-version", test_other_version);
  return g_test_run ();
}
