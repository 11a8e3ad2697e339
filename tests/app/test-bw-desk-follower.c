/* test-bw-desk-follower.c: what is not seen is told later, once, and nothing of it is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-desk-follower.h"
#include "desk-fixture.h"

#include <adwaita.h>

#define TALLY(place, sampled) \
  "{'type':'tally','id':'" place "/sampling:r1','seq':100,'place':'" place "','subject':'sampling:r1'," \
  "'at':'2021-08-08T14:31:00+08:00','values':{'sampled':" sampled "}}\n"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWindow       *window;
  GtkWidget       *page;
} Fixture;

/* What was told last; the function gets nothing but the widget. */
static guint n_told;
static gboolean is_everything;
static guint told_types;
static GArray *told;

static void
on_desk_change (GtkWidget          *widget,
                const BwDeskChange *change)
{
  g_assert_true (gtk_widget_get_mapped (widget));

  n_told++;
  is_everything = change == NULL;
  told_types = change != NULL ? change->types : 0;
  g_array_set_size (told, 0);
  for (guint i = 0; change != NULL && i < change->n_changed; i++)
    {
      g_assert_true (change->is_changed[change->changed[i]]);
      g_array_append_val (told, change->changed[i]);
    }
}

static void
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Longer than the desk gathers. */
static void
wait_for_refresh (void)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (500, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_told (Fixture    *fixture,
            const char *code)
{
  BwPlace place = desk_fixture_place (fixture->session, code);
  guint n = 0;

  for (guint i = 0; i < told->len; i++)
    n += g_array_index (told, BwPlace, i) == place;

  return n;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  n_told = 0;
  told = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->page = gtk_label_new ("page");
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, fixture->page);
  bw_desk_follower_attach (fixture->desk, fixture->page, on_desk_change);
  wait_for_refresh ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
  g_array_unref (told);
}

static void
test_first (Fixture       *fixture,
            gconstpointer  unused)
{
  g_assert_cmpuint (n_told, ==, 0);
  gtk_window_present (fixture->window);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (is_everything);

  desk_fixture_apply (fixture->session, TALLY ("p1", "930"));
  wait_for_refresh ();
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_false (is_everything);
  g_assert_cmpuint (count_told (fixture, "p1"), ==, 1);
}

/* What the desk does not tell of: at once where it is seen, else once when it is. */
static void
test_renew (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_desk_follower_renew (fixture->page);
  g_assert_cmpuint (n_told, ==, 0);
  gtk_window_present (fixture->window);
  g_assert_cmpuint (n_told, ==, 1);
  bw_desk_follower_renew (fixture->page);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_true (is_everything);

  gtk_widget_set_visible (fixture->page, FALSE);
  desk_fixture_apply (fixture->session, TALLY ("p1", "930"));
  wait_for_refresh ();
  bw_desk_follower_renew (fixture->page);
  bw_desk_follower_renew (fixture->page);
  g_assert_cmpuint (n_told, ==, 2);
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_cmpuint (n_told, ==, 3);
  g_assert_true (is_everything);
}

/* Two refreshes, the same place in both. */
static void
test_gathered (Fixture       *fixture,
               gconstpointer  unused)
{
  gtk_window_present (fixture->window);
  gtk_widget_set_visible (fixture->page, FALSE);
  desk_fixture_apply (fixture->session, TALLY ("p1", "930"));
  wait_for_refresh ();
  desk_fixture_apply (fixture->session, "%s%s", TALLY ("p1", "940"), TALLY ("p3", "400"));
  wait_for_refresh ();
  g_assert_cmpuint (n_told, ==, 1);

  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_false (is_everything);
  g_assert_cmpuint (count_told (fixture, "p1"), ==, 1);
  g_assert_cmpuint (count_told (fixture, "p3"), ==, 1);
  g_assert_cmpuint (told_types & 1u << BW_DOCUMENT_TYPE_TALLY, !=, 0);

  /* Nothing is told twice. */
  gtk_widget_set_visible (fixture->page, FALSE);
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_cmpuint (n_told, ==, 2);
}

/* Of another scope everything is other; what changed before it says nothing. */
static void
test_everything (Fixture       *fixture,
                 gconstpointer  unused)
{
  gtk_window_present (fixture->window);
  gtk_widget_set_visible (fixture->page, FALSE);
  desk_fixture_apply (fixture->session, TALLY ("p1", "930"));
  wait_for_refresh ();
  bw_desk_set_scope (fixture->desk, "d2");
  desk_fixture_apply (fixture->session, TALLY ("p3", "400"));
  wait_for_refresh ();
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_true (is_everything);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (fixture->window);
  fixture->window = NULL;
  desk_fixture_apply (fixture->session, TALLY ("p1", "930"));
  wait_for_refresh ();
  g_assert_cmpuint (n_told, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/desk-follower/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add ("/desk-follower/renew", Fixture, NULL, set_up, test_renew, tear_down);
  g_test_add ("/desk-follower/gathered", Fixture, NULL, set_up, test_gathered, tear_down);
  g_test_add ("/desk-follower/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/desk-follower/gone", Fixture, NULL, set_up, test_gone, tear_down);

  return g_test_run ();
}
