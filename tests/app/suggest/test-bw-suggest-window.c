/* test-bw-suggest-window.c: its states, and a number of desks that is tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest-window.h"

#include "bw-desk.h"
#include "bw-language.h"
#include "bw-suggest-card.h"
#include "desk-fixture.h"

#include <string.h>

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  BwSuggestWindow *window;
} Fixture;

static void
settle (Fixture *fixture)
{
  while (!bw_suggest_window_is_settled (fixture->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = BW_SUGGEST_WINDOW (bw_suggest_window_new (NULL, fixture->desk));
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
}

/* Nothing of it stays. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
}

/* The first one of @type below @widget, and with @text in it if that is a label. */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (text == NULL || strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  GtkWidget *label = find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static GtkWidget *
get_card (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->window), BW_TYPE_SUGGEST_CARD, NULL);
}

static GtkSpinButton *
get_spin (Fixture *fixture)
{
  return GTK_SPIN_BUTTON (find (get_card (fixture), GTK_TYPE_SPIN_BUTTON, NULL));
}

/* From d1, which is nearly done with four desks, to d2, which is late with four. */
static void
test_content (Fixture       *fixture,
              gconstpointer  unused)
{
  open_window (fixture);

  g_assert_true (says (fixture, "乙区"));
  g_assert_true (says (fixture, "从甲区抽调"));
  g_assert_true (says (fixture, "台位：4 → 7"));
  g_assert_true (says (fixture, "台位：4 → 1"));
  g_assert_true (says (fixture, "截至 14:30"));
  g_assert_true (says (fixture, "调动 3 个台位"));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_spin (fixture)), ==, 3);
}

static void
test_what_if (Fixture       *fixture,
              gconstpointer  unused)
{
  double least;
  double most;

  open_window (fixture);
  gtk_spin_button_get_range (get_spin (fixture), &least, &most);
  g_assert_cmpfloat (least, ==, 0);
  g_assert_cmpfloat (most, ==, 3);

  gtk_spin_button_set_value (get_spin (fixture), 1);
  g_assert_true (says (fixture, "台位：4 → 5"));
  g_assert_true (says (fixture, "台位：4 → 3"));
  g_assert_true (says (fixture, "调动 1 个台位"));
  gtk_spin_button_set_value (get_spin (fixture), 0);
  g_assert_true (says (fixture, "目前未调动台位"));

  /* The number that is tried stays when everything is told anew. */
  gtk_spin_button_set_value (get_spin (fixture), 2);
  desk_fixture_apply (fixture->session,
                      "{'type':'tally','id':'p3/sampling:r1','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'p3','subject':'sampling:r1','values':{'target':1000,'sampled':101,'desks_open':4},"
                      "'seq':90}");
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  settle (fixture);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_spin (fixture)), ==, 2);
}

/* A saved state has no backend to send to. */
static void
test_no_orders (Fixture       *fixture,
                gconstpointer  unused)
{
  open_window (fixture);
  g_assert_true (says (fixture, "此处无法拟写通知"));
  g_assert_false (gtk_widget_get_sensitive (gtk_widget_get_parent (find (get_card (fixture), GTK_TYPE_LABEL,
                                                                         "拟写通知("))));
}

/* Of d1 there is one part only, of s1 there are points; of the city there are two again. */
static void
test_scopes (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_desk_set_scope (fixture->desk, "s1");
  open_window (fixture);
  g_assert_true (says (fixture, "没有可比较的辖区"));
  g_assert_null (get_card (fixture));

  bw_desk_set_scope (fixture->desk, "c");
  g_signal_emit_by_name (fixture->desk, "refresh", NULL);
  settle (fixture);
  g_assert_nonnull (get_card (fixture));
}

/* Nobody has said how many desks are open in d2: it is left out, and that is said. */
static void
test_left_out (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *label;

  desk_fixture_apply (fixture->session,
                      "{'type':'tally','id':'p3/sampling:r1','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'p3','subject':'sampling:r1','values':{'target':1000,'sampled':100},'seq':91}");
  open_window (fixture);
  g_assert_null (get_card (fixture));
  g_assert_true (says (fixture, "只有一个辖区"));
  g_assert_true (says (fixture, "1 个辖区未纳入推算"));
  label = find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "开放台位未上报");
  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "乙区：开放台位未上报 · 截至 14:31");
}

int
main (int   argc,
      char *argv[])
{
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/suggest-window/content", Fixture, NULL, set_up, test_content, tear_down);
  g_test_add ("/suggest-window/what-if", Fixture, NULL, set_up, test_what_if, tear_down);
  g_test_add ("/suggest-window/no-orders", Fixture, NULL, set_up, test_no_orders, tear_down);
  g_test_add ("/suggest-window/scopes", Fixture, NULL, set_up, test_scopes, tear_down);
  g_test_add ("/suggest-window/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  return g_test_run ();
}
