/* test-bw-help-window.c: who asks whom, also after the places have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-help-window.h"

#include "desk-fixture.h"
#include "teams-fixture.h"

#include <string.h>

#define AT "\"at\":\"2021-08-05T00:00:00+08:00\",\"source\":\"import\""

/* Another district has the index of the one that asks. */
static const char reset[] =
  "event: reset\ndata: {\"epoch\":\"u\"}\n\n"
  "event: docs\ndata: ["
  "{\"type\":\"area\",\"id\":\"c\"," AT ",\"level\":\"city\",\"name\":\"许昌市\",\"time_zone\":\"Asia/Shanghai\","
  "\"seq\":1},"
  "{\"type\":\"area\",\"id\":\"d2\"," AT ",\"parent\":\"c\",\"level\":\"district\",\"name\":\"乙区\",\"seq\":2},"
  "{\"type\":\"area\",\"id\":\"d1\"," AT ",\"parent\":\"c\",\"level\":\"district\",\"name\":\"甲区\",\"seq\":3}"
  "]\n\nevent: live\nid: u-3\ndata: {\"clock\":{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n";

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwRosterKeeper  *keeper;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = teams_fixture_connect (fixture->backend);
  fixture->desk = bw_desk_new (fixture->session);
  fixture->keeper = bw_roster_keeper_get (fixture->desk);
  http_fixture_wait_until (bw_roster_keeper_is_settled (fixture->keeper));
  fixture->window = bw_help_window_new (NULL, fixture->keeper, desk_fixture_place (fixture->session, "p1"), 2);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  teams_fixture_run (20);
  bw_client_session_disconnect (fixture->session);
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
}

static GtkWidget *
get_send (Fixture *fixture)
{
  return teams_fixture_find_class (fixture->window, "suggested-action");
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  unused)
{
  BwPlace before = desk_fixture_place (fixture->session, "d1");
  BwEdits *edits = bw_desk_get_edits (fixture->desk);
  g_autoptr (GPtrArray) sent = bw_edits_list (edits, BW_DOCUMENT_TYPE_ORDER);
  const char *body;

  g_assert_true (gtk_widget_get_sensitive (get_send (fixture)));
  http_fixture_send (fixture->backend, reset);
  http_fixture_wait_until (bw_place_tree_get_size (bw_desk_get_places (fixture->desk)) == 3
                           && gtk_widget_get_sensitive (get_send (fixture)));
  g_assert_cmpuint (desk_fixture_place (fixture->session, "d2"), ==, before);

  g_signal_emit_by_name (get_send (fixture), "clicked");
  g_assert_null (fixture->window);
  while (sent->len == 0)
    {
      g_ptr_array_unref (sent);
      g_main_context_iteration (NULL, TRUE);
      sent = bw_edits_list (edits, BW_DOCUMENT_TYPE_ORDER);
    }
  body = bw_client_outbox_entry_get_body (g_ptr_array_index (sent, 0));
  g_assert_nonnull (strstr (body, "\"issuer\":\"d1\""));
  g_assert_nonnull (strstr (body, "\"recipients\":[\"c\"]"));
}

/* An area that is no more asks nobody, and that is told. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  unused)
{
  BwPicture *picture = bw_desk_get_picture (fixture->desk);

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "p1");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "p2");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_AREA, "s1");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_AREA, "d1");
  bw_picture_commit (picture);

  /* At once, before anybody is told. */
  g_signal_emit_by_name (get_send (fixture), "clicked");
  g_assert_nonnull (fixture->window);
  g_assert_false (gtk_widget_get_sensitive (get_send (fixture)));
}

int
main (int    argc,
      char **argv)
{
  teams_fixture_init (&argc, &argv);
  g_test_add ("/help-window/reset", Fixture, NULL, set_up, test_reset, tear_down);
  g_test_add ("/help-window/gone", Fixture, NULL, set_up, test_gone, tear_down);
  return g_test_run ();
}
