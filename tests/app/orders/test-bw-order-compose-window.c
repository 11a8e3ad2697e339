/* test-bw-order-compose-window.c: writes an order for one backend, and for no other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-compose-window.h"

#include "bw-order-recipients.h"
#include "desk-fixture.h"
#include "overview-fixture.h"

#include <string.h>

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

#define CITY \
  "{'type':'area','id':'c'," AT ",'level':'city','name':'C','seq':1}\n" \
  "{'type':'area','id':'d1'," AT ",'parent':'c','level':'district','name':'D1','seq':2}\n" \
  "{'type':'area','id':'d2'," AT ",'parent':'c','level':'district','name':'D2','seq':3}\n"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwOrderDrafts   *drafts;
  GPtrArray       *orders;
  GtkWindow       *parent;
  char            *dir;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->dir = g_dir_make_tmp ("bw-compose-XXXXXX", NULL);
  fixture->drafts = bw_order_drafts_new (fixture->dir);
  fixture->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_unref);
  fixture->parent = overview_fixture_present (gtk_label_new (NULL), 200, 200);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->dir);
  bw_client_session_connect (fixture->session, FIRST, "token", NULL);
  desk_fixture_apply (fixture->session, "%s", CITY);
  bw_order_drafts_set_url (fixture->drafts, FIRST);
  bw_desk_set_scope (fixture->desk, "c");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_client_session_disconnect (fixture->session);
  gtk_window_destroy (fixture->parent);
  overview_fixture_run (20);
  g_ptr_array_unref (fixture->orders);
  g_object_unref (fixture->drafts);
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
  g_free (fixture->dir);
}

static void
apply_order (Fixture    *fixture,
             const char *id,
             const char *number)
{
  desk_fixture_apply (fixture->session, "{'type':'order','id':'%s'," AT ",'kind':'order','title':'told','issuer':'c',"
                      "'issued':'2021-08-08T09:00:00+08:00','number':'%s','recipients':['d1','d2'],'seq':9}", id,
                      number);
}

static GtkWidget *
write_order (Fixture    *fixture,
             const char *members)
{
  g_autoptr (JsonNode) node = json_from_string (members, NULL);
  g_autoptr (BwOrder) order = bw_order_new (json_node_get_object (node));

  return bw_order_compose_window_new (fixture->parent, fixture->desk, fixture->drafts, order, fixture->orders);
}

static guint
count_sent (Fixture *fixture)
{
  overview_fixture_run (50);
  return g_list_model_get_n_items (G_LIST_MODEL (bw_client_session_get_outbox (fixture->session)));
}

/* The number of a draft was used while it lay there, and one while it is looked at: neither
 * is given twice, and nothing is sent with another before somebody has seen it. */
static void
test_number (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *window;

  apply_order (fixture, "o1", "第7号");
  window = write_order (fixture, "{\"kind\":\"order\",\"title\":\"t\",\"number\":\"第7号\","
                                 "\"recipients\":[\"d1\"]}");
  g_assert_cmpstr (gtk_editable_get_text (get_part (window, "number")), ==, "第8号");
  g_assert_nonnull (strstr (gtk_label_get_label (get_part (window, "fault")), "第8号"));
  g_assert_true (gtk_widget_get_sensitive (get_part (window, "send")));

  apply_order (fixture, "o2", "第8号");
  g_signal_emit_by_name (get_part (window, "send"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (get_part (window, "number")), ==, "第9号");
  g_assert_cmpuint (count_sent (fixture), ==, 0);

  g_signal_emit_by_name (get_part (window, "send"), "clicked");
  g_assert_cmpuint (count_sent (fixture), ==, 1);
}

/* Numbers of ten digits are not counted up: where that one was given too, nothing is sent
 * before a person has found another. */
static void
test_last_number (Fixture       *fixture,
                  gconstpointer  unused)
{
  GtkWidget *window;

  apply_order (fixture, "o1", "第999999999号");
  apply_order (fixture, "o2", "第1000000000号");
  window = write_order (fixture, "{\"kind\":\"order\",\"title\":\"t\",\"number\":\"第999999999号\","
                                 "\"recipients\":[\"d1\"]}");
  g_assert_nonnull (strstr (gtk_label_get_label (get_part (window, "fault")), "第1000000000号"));
  g_signal_emit_by_name (get_part (window, "send"), "clicked");
  g_assert_cmpuint (count_sent (fixture), ==, 0);

  gtk_editable_set_text (get_part (window, "number"), "第5号");
  g_signal_emit_by_name (get_part (window, "send"), "clicked");
  g_assert_cmpuint (count_sent (fixture), ==, 1);
}

/* Who received the order hears that it is cancelled, or nobody does; of one that takes its
 * place somebody may be left out, and that is told. */
static void
test_left_out (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *window;

  apply_order (fixture, "o1", "第7号");
  window = write_order (fixture, "{\"kind\":\"notice\",\"title\":\"t\",\"supersedes\":\"o1\",\"cancels\":true,"
                                 "\"recipients\":[\"d1\"]}");
  g_assert_false (gtk_widget_get_sensitive (get_part (window, "send")));
  g_assert_true (bw_order_recipients_add (get_part (window, "recipients"), "d2"));
  g_assert_true (gtk_widget_get_sensitive (get_part (window, "send")));
  g_assert_cmpstr (gtk_label_get_label (get_part (window, "fault")), ==, "");
  gtk_window_destroy (GTK_WINDOW (window));

  window = write_order (fixture, "{\"kind\":\"notice\",\"title\":\"t\",\"supersedes\":\"o1\","
                                 "\"recipients\":[\"d1\"]}");
  g_assert_true (gtk_widget_get_sensitive (get_part (window, "send")));
  g_assert_cmpstr (gtk_label_get_label (get_part (window, "fault")), !=, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One thing to look at does not hide another, and goes with what it was said of. */
static void
test_notes (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *window;
  GtkLabel *fault;

  apply_order (fixture, "o1", "第7号");
  window = write_order (fixture, "{\"kind\":\"notice\",\"title\":\"t\",\"number\":\"第7号\","
                                 "\"supersedes\":\"o1\",\"recipients\":[\"d1\"]}");
  fault = get_part (window, "fault");
  g_assert_nonnull (strstr (gtk_label_get_label (fault), "第8号"));
  g_assert_nonnull (strstr (gtk_label_get_label (fault), "未选上"));

  gtk_editable_set_text (get_part (window, "number"), "第9号");
  g_assert_null (strstr (gtk_label_get_label (fault), "第8号"));
  g_assert_nonnull (strstr (gtk_label_get_label (fault), "未选上"));
  g_assert_true (bw_order_recipients_add (get_part (window, "recipients"), "d2"));
  g_assert_cmpstr (gtk_label_get_label (fault), ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  overview_fixture_init (&argc, &argv);
  g_test_add_func ("/order-compose/other-backend", test_other_backend);
  g_test_add ("/order-compose/number", Fixture, NULL, set_up, test_number, tear_down);
  g_test_add ("/order-compose/last-number", Fixture, NULL, set_up, test_last_number, tear_down);
  g_test_add ("/order-compose/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/order-compose/notes", Fixture, NULL, set_up, test_notes, tear_down);
  return g_test_run ();
}
