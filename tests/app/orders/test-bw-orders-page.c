/* test-bw-orders-page.c: what is done with an order, and what it says then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-orders-page.h"

#include "bw-order-list.h"
#include "desk-fixture.h"
#include "http-fixture.h"
#include "overview-fixture.h"

#include <adwaita.h>

#define AT "'at':'2021-08-08T10:00:00+08:00','source':'manual'"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwOrderDrafts   *drafts;
  GtkWidget       *page;
  GtkWidget       *toasts;
  GtkWindow       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autofree char *state = desk_fixture_dup_events ("{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}");

  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  fixture->desk = bw_desk_new (fixture->session);
  fixture->drafts = bw_order_list_get_drafts (bw_order_list_get (fixture->desk));
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "token", NULL);
  http_fixture_send (fixture->backend, state);
  http_fixture_wait_until (bw_client_session_get_connection (fixture->session) == BW_CONNECTION_LIVE);
  fixture->page = bw_orders_page_new (fixture->desk);
  fixture->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), fixture->page);
  fixture->window = overview_fixture_present (fixture->toasts, 1000, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  bw_client_session_disconnect (fixture->session);
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
  http_fixture_free (fixture->backend);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

/* What somebody wrote comes back as it was. */
static void
test_discard (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"id\":\"draft-1\",\"kind\":\"notice\",\"title\":\"half\","
                                                "\"text\":\"an hour of work\",\"recipients\":[]}", NULL);
  GtkToggleButton *chip = GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (fixture->page, BW_TYPE_ORDERS_PAGE,
                                                                            "chip_drafts"));
  JsonObject *draft;
  GtkWidget *undo;

  g_assert_true (bw_order_drafts_save (fixture->drafts, http_fixture_get_url (fixture->backend),
                                       json_node_get_object (node), NULL));
  gtk_toggle_button_set_active (chip, TRUE);
  while (bw_orders_page_get_chosen (BW_ORDERS_PAGE (fixture->page)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (fixture->page, "order.discard-draft", NULL);
  g_assert_cmpuint (bw_order_drafts_get (fixture->drafts)->len, ==, 0);

  while ((undo = find_button (fixture->toasts, "撤销(_U)")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (undo, "clicked");
  g_assert_cmpuint (bw_order_drafts_get (fixture->drafts)->len, ==, 1);
  draft = g_ptr_array_index (bw_order_drafts_get (fixture->drafts), 0);
  g_assert_cmpstr (json_object_get_string_member (draft, "id"), ==, "draft-1");
  g_assert_cmpstr (json_object_get_string_member (draft, "text"), ==, "an hour of work");
  while (!bw_order_drafts_is_at_rest (fixture->drafts))
    g_main_context_iteration (NULL, TRUE);
}

static const char *
get_status (Fixture    *fixture,
            const char *id)
{
  BwOrderItem *item;

  while ((item = bw_order_list_find (bw_order_list_get (fixture->desk), id)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return bw_order_item_get_status (item);
}

/* Taken back is not the same as told anew. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  unused)
{
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'order','id':'o1'," AT ",'kind':'order','title':'A','issuer':'c','recipients':['d1'],"
                      "'superseded_by':'o3','seq':91}\n"
                      "{'type':'order','id':'o2'," AT ",'kind':'order','title':'B','issuer':'c','recipients':['d1'],"
                      "'superseded_by':'o4','seq':92}\n"
                      "{'type':'order','id':'o3'," AT ",'kind':'notice','title':'C','issuer':'c','recipients':['d1'],"
                      "'supersedes':'o1','cancels':true,'seq':93}\n"
                      "{'type':'order','id':'o4'," AT ",'kind':'order','title':'D','issuer':'c','recipients':['d1'],"
                      "'supersedes':'o2','seq':94}\n");

  g_assert_cmpstr (get_status (fixture, "o1"), ==, "已撤销");
  g_assert_cmpstr (get_status (fixture, "o2"), ==, "已被替代");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("bw-orders-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  overview_fixture_init (&argc, &argv);

  g_test_add ("/orders-page/discard", Fixture, NULL, set_up, test_discard, tear_down);
  g_test_add ("/orders-page/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
