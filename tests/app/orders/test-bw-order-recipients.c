/* test-bw-order-recipients.c: whom an order goes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-recipients.h"

#include "bw-place-popover.h"
#include "desk-fixture.h"
#include "overview-fixture.h"

#define AT "'at':'2021-08-08T10:00:00+08:00','source':'manual'"

typedef struct
{
  BwClientSession   *session;
  BwDesk            *desk;
  BwOrderRecipients *recipients;
  GtkWindow         *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'area','id':'c'," AT ",'level':'city','name':'许昌市','seq':1}\n"
                      "{'type':'area','id':'d1'," AT ",'parent':'c','level':'district','name':'甲区','seq':2}\n"
                      "{'type':'area','id':'d2'," AT ",'parent':'c','level':'district','name':'乙区','seq':3}\n"
                      "{'type':'area','id':'s1'," AT ",'parent':'d1','level':'subdistrict','name':'北街道','seq':4}\n"
                      "{'type':'area','id':'m1'," AT ",'parent':'s1','level':'community','name':'南街社区','seq':5}\n"
                      "{'type':'site','id':'k1'," AT ",'area':'m1','kind':'checkpoint','name':'卡点','seq':6}\n");
  fixture->desk = bw_desk_new (fixture->session);
  fixture->recipients = g_object_new (BW_TYPE_ORDER_RECIPIENTS, NULL);
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->recipients), 400, 400);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (fixture->window);
  overview_fixture_run (20);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->session);
}

static void
check_chosen (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (JsonArray) chosen = bw_order_recipients_list (fixture->recipients);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (chosen); i++)
    g_string_append_printf (text, "%s ", json_array_get_string_element (chosen, i));

  g_assert_cmpstr (text->str, ==, expected);
}

/* A community is told as well as a district, and stays when the kind is another for a while. */
static void
test_further (Fixture       *fixture,
              gconstpointer  unused)
{
  const char *none[] = { NULL };
  const char *community[] = { "m1", NULL };

  bw_order_recipients_begin (fixture->recipients, fixture->desk, "c", NULL);
  bw_order_recipients_fill (fixture->recipients, FALSE, none);
  check_chosen (fixture, "");
  g_assert_true (bw_order_recipients_add (fixture->recipients, "m1"));
  check_chosen (fixture, "m1 ");
  g_assert_true (bw_order_recipients_add (fixture->recipients, "d2"));
  check_chosen (fixture, "d2 m1 ");

  /* No point reads orders, nobody orders himself, and one that is not known cannot be told. */
  g_assert_false (bw_order_recipients_add (fixture->recipients, "k1"));
  g_assert_false (bw_order_recipients_add (fixture->recipients, "c"));
  g_assert_false (bw_order_recipients_add (fixture->recipients, "x"));
  check_chosen (fixture, "d2 m1 ");

  bw_order_recipients_fill (fixture->recipients, FALSE, community);
  check_chosen (fixture, "m1 ");
}

/* A request goes upward only. */
static void
test_request (Fixture       *fixture,
              gconstpointer  unused)
{
  bw_order_recipients_begin (fixture->recipients, fixture->desk, "s1", NULL);
  bw_order_recipients_fill (fixture->recipients, TRUE, NULL);
  check_chosen (fixture, "d1 ");
  g_assert_false (bw_order_recipients_add (fixture->recipients, "m1"));
  check_chosen (fixture, "d1 ");
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = BW_IS_PLACE_POPOVER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);

  return found;
}

/* What is sought by name is told, and does not lead away: areas below the own one only. */
static void
test_search (Fixture       *fixture,
             gconstpointer  unused)
{
  const char *none[] = { NULL };
  BwPlacePopover *popover;
  GtkEditable *entry;

  bw_order_recipients_begin (fixture->recipients, fixture->desk, "d1", NULL);
  bw_order_recipients_fill (fixture->recipients, FALSE, none);
  popover = BW_PLACE_POPOVER (find_popover (GTK_WIDGET (fixture->recipients)));
  gtk_popover_popup (GTK_POPOVER (popover));
  entry = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (popover), BW_TYPE_PLACE_POPOVER, "entry"));
  gtk_editable_set_text (entry, "乙");
  g_signal_emit_by_name (entry, "activate");
  overview_fixture_run (300);
  check_chosen (fixture, "");

  gtk_editable_set_text (entry, "南街");
  g_signal_emit_by_name (entry, "activate");
  while (gtk_widget_get_visible (GTK_WIDGET (popover)))
    g_main_context_iteration (NULL, TRUE);
  check_chosen (fixture, "m1 ");
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), !=, "m1");
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/order-recipients/further", Fixture, NULL, set_up, test_further, tear_down);
  g_test_add ("/order-recipients/request", Fixture, NULL, set_up, test_request, tear_down);
  g_test_add ("/order-recipients/search", Fixture, NULL, set_up, test_search, tear_down);

  return g_test_run ();
}
