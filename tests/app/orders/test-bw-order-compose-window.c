/* test-bw-order-compose-window.c: writes an order for one backend, and for no other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-compose-window.h"

#include "desk-fixture.h"
#include "overview-fixture.h"

#define AT "'at':'2021-08-08T10:00:00+08:00','source':'manual'"

/* Nobody listens there. */
#define FIRST  "http://127.0.0.1:1"
#define SECOND "http://127.0.0.1:2"

static gpointer
get_part (GtkWidget  *window,
          const char *name)
{
  return gtk_widget_get_template_child (window, BW_TYPE_ORDER_COMPOSE_WINDOW, name);
}

static void
test_other_backend (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autofree char *dir = g_dir_make_tmp ("bw-compose-XXXXXX", NULL);
  g_autoptr (BwOrderDrafts) drafts = bw_order_drafts_new (dir);
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  BwClientOutbox *outbox = bw_client_session_get_outbox (session);
  GtkWindow *parent = overview_fixture_present (gtk_label_new (NULL), 200, 200);
  GtkWidget *window;
  GtkWidget *send;

  bw_client_outbox_set_dir (outbox, dir);
  bw_client_session_connect (session, FIRST, "token", NULL);
  desk_fixture_apply (session, "%s",
                      "{'type':'area','id':'c'," AT ",'level':'city','name':'C','seq':1}\n"
                      "{'type':'area','id':'d'," AT ",'parent':'c','level':'district','name':'D','seq':2}\n");
  bw_order_drafts_set_url (drafts, FIRST);
  bw_desk_set_scope (desk, "c");
  window = bw_order_compose_window_new (parent, desk, drafts, NULL, orders);
  send = get_part (window, "send");
  gtk_editable_set_text (get_part (window, "title"), "for the first");
  g_assert_cmpstr (gtk_label_get_label (get_part (window, "fault")), ==, "");

  /* What it was written for has gone when it is sent. */
  bw_client_session_connect (session, SECOND, "token", NULL);
  bw_order_drafts_set_url (drafts, SECOND);
  g_signal_emit_by_name (send, "clicked");
  g_assert_false (gtk_widget_get_sensitive (send));
  g_assert_cmpstr (gtk_label_get_label (get_part (window, "fault")), !=, "");
  overview_fixture_run (100);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outbox)), ==, 0);

  /* It is kept where it belongs. */
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 0);
  bw_order_drafts_set_url (drafts, FIRST);
  while (bw_order_drafts_get (drafts)->len == 0)
    g_main_context_iteration (NULL, TRUE);
  while (!bw_order_drafts_is_at_rest (drafts))
    g_main_context_iteration (NULL, TRUE);

  bw_client_session_disconnect (session);
  gtk_window_destroy (parent);
  overview_fixture_run (20);
}

int
main (int   argc,
      char *argv[])
{
  overview_fixture_init (&argc, &argv);
  g_test_add_func ("/order-compose/other-backend", test_other_backend);
  return g_test_run ();
}
