/* test-bw-call-face.c: what came by telephone stands where the same is shown, and says what it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call-face.h"

#include "desk-fixture.h"

#define ENTRY(id, place, subject, measure, at) \
  "{'type':'entry','id':'" id "','at':'2021-08-08T14:00:00+08:00','source':'manual','kind':'contact','text':'t'," \
  "'figure':{'place':'" place "','subject':'" subject "','measure':'" measure "','value':35,'said_by':'s'," \
  "'at':'2021-08-08T" at ":00+08:00'}}\n"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
} Fixture;

/* p1 has reported at 14:30 how many were sampled. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  desk_fixture_apply (fixture->session, "%s", ENTRY ("e1", "d2", "mobilisation", "teams", "13:00")
                                              ENTRY ("e2", "p1", "sampling:r1", "sampled", "14:31")
                                              ENTRY ("e3", "p2", "sampling:r1", "sampled", "13:00"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->session);
}

static BwCall *
find (Fixture    *fixture,
      const char *place,
      const char *subject,
      const char *measure,
      BwFigure   *figure)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);
  BwPlace index = desk_fixture_place (fixture->session, place);
  BwSubject number = bw_picture_get_subject (picture, subject);

  *figure = (BwFigure) { .measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), measure) };
  if (number != BW_SUBJECT_NONE)
    bw_picture_get_figure (picture, index, number, figure->measure->index, figure);

  return bw_call_face_find (fixture->desk, index, subject, figure);
}

/* Where nobody has reported, and where it is newer; not where the report is. */
static void
test_find (Fixture       *fixture,
           gconstpointer  unused)
{
  BwFigure figure;

  g_assert_cmpstr (find (fixture, "d2", "mobilisation", "teams", &figure)->id, ==, "e1");
  g_assert_cmpstr (find (fixture, "p1", "sampling:r1", "sampled", &figure)->id, ==, "e2");
  g_assert_null (find (fixture, "p2", "sampling:r1", "sampled", &figure));
  g_assert_null (find (fixture, "d2", "mobilisation", "branches", &figure));
}

static void
test_show (Fixture       *fixture,
           gconstpointer  unused)
{
  BwFigure figure;
  BwCall *call = find (fixture, "d2", "mobilisation", "teams", &figure);
  g_autofree char *cell = bw_call_face_dup_cell (fixture->desk, call);
  BwFigureFace gap = { .value = g_strdup ("未上报"), .is_missing = TRUE };
  BwFigureFace known = { .value = g_strdup ("30"), .note = g_strdup ("of 40"),
                         .tooltip = g_strdup ("As of 12:00") };

  g_assert_cmpstr (cell, ==, "35 (by telephone, 13:00)");
  bw_call_face_show (fixture->desk, call, &gap);
  g_assert_cmpstr (gap.value, ==, "35");
  g_assert_cmpstr (gap.note, ==, "By telephone, 13:00");
  g_assert_true (gap.is_stale);
  g_assert_false (gap.is_missing);
  bw_figure_face_clear (&gap);

  /* The report stays, with its note and its time. */
  bw_call_face_show (fixture->desk, call, &known);
  g_assert_cmpstr (known.value, ==, "30");
  g_assert_true (g_str_has_prefix (known.note, "of 40 · By telephone 35"));
  g_assert_true (g_str_has_suffix (known.note, "13:00"));
  g_assert_true (g_str_has_prefix (known.tooltip, "As of 12:00\nBy telephone, s, as of"));
  g_assert_false (known.is_stale);
  bw_figure_face_clear (&known);
}

/* Beside a part of what is counted it says that it is of the whole. */
static void
test_total (Fixture       *fixture,
            gconstpointer  unused)
{
  BwFigure figure;
  BwCall *call = find (fixture, "d2", "mobilisation", "teams", &figure);
  BwFigureFace today = { .value = g_strdup ("3"), .note = g_strdup ("30 in all") };

  bw_call_face_show_total (fixture->desk, call, &today);
  g_assert_cmpstr (today.value, ==, "3");
  g_assert_true (g_str_has_prefix (today.note, "30 in all · in all, by telephone 35"));
  g_assert_true (g_str_has_suffix (today.note, "13:00"));
  g_assert_nonnull (today.tooltip);
  bw_figure_face_clear (&today);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/call-face/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/call-face/show", Fixture, NULL, set_up, test_show, tear_down);
  g_test_add ("/call-face/total", Fixture, NULL, set_up, test_total, tear_down);

  return g_test_run ();
}
