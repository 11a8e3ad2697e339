/* test-bw-order-expects.c: the figure that an order should move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-expects.h"

#include "desk-fixture.h"
#include "overview-fixture.h"

#define AT "'at':'2021-08-08T10:00:00+08:00','source':'report'"

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwOrderExpects  *expects;
  GtkWindow       *window;
} Fixture;

/* 乙区 has told of its teams, and that 1,000 are to be sampled at its point. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  desk_fixture_apply (fixture->session, "%s",
                      "{'type':'tally','id':'d2/mobilisation'," AT ",'place':'d2','subject':'mobilisation',"
                      "'values':{'teams':402}}\n"
                      "{'type':'tally','id':'d2/sampling:r1'," AT ",'place':'d2','subject':'sampling:r1',"
                      "'values':{'target':1000}}\n");
  fixture->desk = bw_desk_new (fixture->session);
  bw_desk_set_scope (fixture->desk, "d1");
  fixture->expects = g_object_new (BW_TYPE_ORDER_EXPECTS, NULL);
  fixture->window = overview_fixture_present (GTK_WIDGET (fixture->expects), 400, 400);
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
begin (Fixture    *fixture,
       const char *expects)
{
  g_autofree char *members = g_strdup_printf ("{\"kind\":\"order\",\"title\":\"t\"%s}", expects);
  g_autoptr (JsonNode) node = json_from_string (members, NULL);
  g_autoptr (BwOrder) order = bw_order_new (json_node_get_object (node));

  bw_order_expects_begin (fixture->expects, fixture->desk, order);
}

static void
check (Fixture    *fixture,
       const char *measure,
       const char *place,
       double      target)
{
  g_autoptr (JsonObject) expects = bw_order_expects_make (fixture->expects);

  g_assert_cmpstr (bw_order_expects_find_fault (fixture->expects), ==, NULL);
  g_assert_nonnull (expects);
  g_assert_cmpstr (json_object_get_string_member (expects, "measure"), ==, measure);
  g_assert_cmpstr (json_object_get_string_member (expects, "place"), ==, place);
  g_assert_cmpfloat (json_object_get_double_member_with_default (expects, "target", -1.0), ==, target);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkEditable *target = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (fixture->expects),
                                                                     BW_TYPE_ORDER_EXPECTS, "target"));

  gtk_editable_set_text (target, text);
}

static guint
count_measures (Fixture *fixture)
{
  AdwComboRow *row = ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (fixture->expects),
                                                                   BW_TYPE_ORDER_EXPECTS, "measure"));

  return g_list_model_get_n_items (adw_combo_row_get_model (row));
}

/* Of the scope, unless another place is chosen; what is counted there is offered too. */
static void
test_place (Fixture       *fixture,
            gconstpointer  unused)
{
  guint n_before;

  begin (fixture, ",\"expects\":{\"measure\":\"teams\",\"target\":450}");
  check (fixture, "teams", "d1", 450.0);
  g_assert_false (bw_order_expects_set_place (fixture->expects, "nowhere"));
  g_assert_true (bw_order_expects_set_place (fixture->expects, "k1"));
  check (fixture, "teams", "k1", 450.0);

  begin (fixture, "");
  n_before = count_measures (fixture);
  g_assert_null (bw_order_expects_make (fixture->expects));
  g_assert_true (bw_order_expects_set_place (fixture->expects, "d2"));
  g_assert_cmpuint (count_measures (fixture), >, n_before);
}

/* A share is of those who are to be sampled there. */
static void
test_share (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char * const wrong[] = { "x", "-1", "80.5", "101%", "%", NULL };

  begin (fixture, ",\"expects\":{\"measure\":\"sampled\",\"place\":\"d2\"}");
  type (fixture, "85.05%");
  check (fixture, "sampled", "d2", 851.0);
  type (fixture, "８０％");
  check (fixture, "sampled", "d2", 800.0);
  type (fixture, " 1,250 ");
  check (fixture, "sampled", "d2", 1250.0);
  for (guint i = 0; wrong[i] != NULL; i++)
    {
      type (fixture, wrong[i]);
      g_assert_nonnull (bw_order_expects_find_fault (fixture->expects));
    }

  /* Nobody knows of what. */
  begin (fixture, ",\"expects\":{\"measure\":\"teams\",\"place\":\"d2\"}");
  type (fixture, "80%");
  g_assert_nonnull (bw_order_expects_find_fault (fixture->expects));
  begin (fixture, "");
  type (fixture, "80");
  g_assert_nonnull (bw_order_expects_find_fault (fixture->expects));
}

int
main (int    argc,
      char **argv)
{
  overview_fixture_init (&argc, &argv);

  g_test_add ("/order-expects/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/order-expects/share", Fixture, NULL, set_up, test_share, tear_down);
  return g_test_run ();
}
