/* test-bw-window.c: the desk's window, on a screen of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-window.h"

#include "bw-acknowledge-window.h"
#include "bw-commands.h"
#include "bw-edits.h"
#include "bw-export-button.h"
#include "bw-import-window.h"
#include "bw-language.h"
#include "bw-link-item.h"
#include "bw-link-row.h"
#include "bw-locations.h"
#include "bw-order-cells.h"
#include "bw-order-ladder.h"
#include "bw-place-popover.h"
#include "bw-preferences-window.h"
#include "bw-shortcuts-window.h"
#include "bw-tour-window.h"
#include "bw-window-private.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <string.h>

#define PATIENCE_S 20

static GtkApplication *application;

static gboolean
on_patience_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Goes on until the condition holds; it must within PATIENCE_S. */
#define WAIT_UNTIL(condition)                                                     \
  G_STMT_START                                                                    \
  {                                                                               \
    gboolean is_late = FALSE;                                                     \
    guint source = g_timeout_add_seconds (PATIENCE_S, on_patience_timeout_cb, &is_late); \
                                                                                  \
    while (!(condition) && !is_late)                                              \
      g_main_context_iteration (NULL, TRUE);                                      \
    if (!is_late)                                                                 \
      g_source_remove (source);                                                   \
    g_assert_true (condition);                                                    \
  }                                                                               \
  G_STMT_END

static BwWindow *
make_window_with (BwClientSession *session,
                  GSettings       *settings)
{
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  BwWindow *window = BW_WINDOW (bw_window_new (application, desk, settings));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static BwWindow *
open_window_with (BwClientSession *session,
                  GSettings       *settings)
{
  BwWindow *window = make_window_with (session, settings);

  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)) && bw_window_is_settled (window));
  return window;
}

static BwWindow *
open_window (BwClientSession *session)
{
  return open_window_with (session, NULL);
}

static void
close_window (BwWindow *window)
{
  g_assert_nonnull (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_UNTIL (window == NULL);
}

static void
activate (BwWindow   *window,
          const char *name)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (name, &action, &target, &error);
  g_assert_no_error (error);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, target);
}

static gboolean
is_enabled (BwWindow   *window,
            const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), name);
}

/* Each template builds, with warnings fatal, and each object goes. */
static void
test_templates (void)
{
  GType types[] = {
    BW_TYPE_ALERTS_BUTTON, BW_TYPE_CONNECTION_PILL, BW_TYPE_LINK_ROW, BW_TYPE_NOTICE_BAR, BW_TYPE_PATH_BAR,
    BW_TYPE_SIDEBAR, BW_TYPE_WAITING_VIEW, BW_TYPE_WELCOME_VIEW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_test_message ("%s", g_type_name (types[i]));
      g_assert_finalize_object (widget);
    }
}

static void
test_dialogs (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.bulwarkdesk.Bulwark");
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GtkWidget *shortcuts = bw_shortcuts_window_new (GTK_WINDOW (window));
  g_autoptr (BwCredentials) credentials = bw_credentials_new ("none");
  GtkWidget *preferences = bw_preferences_window_new (GTK_WINDOW (window), settings, credentials);

  gtk_window_present (GTK_WINDOW (shortcuts));
  WAIT_UNTIL (gtk_widget_get_mapped (shortcuts));
  gtk_window_destroy (GTK_WINDOW (shortcuts));

  gtk_window_present (GTK_WINDOW (preferences));
  WAIT_UNTIL (gtk_widget_get_mapped (preferences));
  gtk_window_destroy (GTK_WINDOW (preferences));
  close_window (window);
}

static void
test_shows_desk (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = make_window_with (session, NULL);

  /* Not known yet is not none. */
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_TEAMS), ==, "…");
  WAIT_UNTIL (bw_window_is_settled (window));
  g_assert_cmpstr (bw_window_get_view (window), ==, "overview");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "许昌市 · 总览 – 堡垒");
  g_assert_cmpstr (bw_connection_pill_get_text (window->pill), ==, "存档 · 14:32");
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_SAMPLING), ==, "1");
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_CHECKPOINTS), ==, "1");

  WAIT_UNTIL (g_str_equal (bw_sidebar_get_count (window->sidebar, BW_PAGE_TEAMS), ""));
  g_assert_false (bw_notice_bar_is_shown (window->notice));
  g_assert_false (gtk_widget_get_visible (window->exercise));
  close_window (window);
}

/* Beside orders and inspections: on what somebody is to do something still. */
static void
test_counts (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window;

  desk_fixture_apply (session,
                      "{'type':'order','id':'o1','at':'2021-08-08T09:00:00+08:00','kind':'notice','title':'T',"
                      "'issuer':'c','due':'2021-08-08T12:00:00+08:00','recipients':['d1'],'seq':100}\n"
                      "{'type':'order','id':'o2','at':'2021-08-08T09:00:00+08:00','kind':'notice','title':'T',"
                      "'issuer':'c','recipients':['d2'],'seq':101}\n"
                      "{'type':'receipt','id':'o2/d2','at':'2021-08-08T10:00:00+08:00','order':'o2','area':'d2',"
                      "'state':'done','seq':102}\n"
                      "{'type':'followup','id':'f1','at':'2021-08-08T09:00:00+08:00','inspection':'v1','area':'d2',"
                      "'what':'w','due':'2021-08-09T09:00:00+08:00','state':'open','seq':103}\n"
                      "{'type':'team','id':'t1','at':'2021-08-08T09:00:00+08:00','kind':'women','name':'T',"
                      "'area':'s1','size':12,'seq':110}\n"
                      "{'type':'assignment','id':'a1','at':'2021-08-08T09:00:00+08:00','team':'t1','site':'k1',"
                      "'from':'2021-08-08T07:00:00+08:00','to':'2021-08-08T15:00:00+08:00','state':'on_duty',"
                      "'seq':111}\n");
  window = open_window (session);
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_ORDERS), ==, "1");
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_INSPECTIONS), ==, "1");

  /* Of d2, which has a roster: p3 and k1 in six shifts, the first of k1 is held; sampling
   * is over before the last. */
  WAIT_UNTIL (!g_str_equal (bw_sidebar_get_count (window->sidebar, BW_PAGE_TEAMS), "…"));
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_TEAMS), ==, "10");

  desk_fixture_apply (session,
                      "{'type':'receipt','id':'o1/d1','at':'2021-08-08T14:30:00+08:00','order':'o1','area':'d1',"
                      "'state':'done','seq':104}\n"
                      "{'type':'followup','id':'f2','at':'2021-08-08T09:00:00+08:00','inspection':'v1','area':'d1',"
                      "'what':'w','due':'2021-08-08T09:00:00+08:00','state':'open','seq':105}\n");
  WAIT_UNTIL (g_str_equal (bw_sidebar_get_count (window->sidebar, BW_PAGE_INSPECTIONS), "2"));
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_ORDERS), ==, "");

  /* Of the scope that is shown. */
  bw_desk_set_scope (window->desk, "d1");
  g_assert_cmpstr (bw_sidebar_get_count (window->sidebar, BW_PAGE_INSPECTIONS), ==, "1");
  close_window (window);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = bw_export_write_finish (source, result, &error);
  g_assert_no_error (error);
}

/* (transfer full) (nullable): what the first list below @widget that is shown, and has
 * @part in it, says as CSV */
static char *
dup_list (GtkWidget  *widget,
          const char *part)
{
  char *text = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (BW_IS_EXPORT_BUTTON (widget))
    {
      bw_export_write_async (bw_export_button_make_export (BW_EXPORT_BUTTON (widget)), G_OBJECT (widget),
                             BW_EXPORT_FORM_CSV, NULL, on_written_cb, &text);
      WAIT_UNTIL (text != NULL);
      g_test_message ("%s", text);
      if (strstr (text, part) == NULL)
        g_clear_pointer (&text, g_free);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); text == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    text = dup_list (child, part);

  return text;
}

/* What is listed on a page can be taken away, and says there what it says here. */
static void
test_lists (void)
{
  static const struct { const char *page; const char *part; } lists[] = {
    { "overview", "d1,甲区," },
    { "checkpoints", "k1,乙区1号卡点,措施不全,落实,落实,未落实,落实," },
    { "orders", "全体戴口罩" },
  };
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window;

  desk_fixture_apply (session, "%s",
                      "{'type':'order','id':'o1','at':'2021-08-08T09:00:00+08:00','source':'manual','kind':'order',"
                      "'number':'1','title':'全体戴口罩','text':'x','complete':true,'issuer':'c',"
                      "'issued':'2021-08-08T09:00:00+08:00','recipients':['d1'],'seq':20}\n");
  window = open_window (session);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *action = g_strdup_printf ("show-page('%s')", lists[i].page);
      g_autofree char *text = NULL;

      activate (window, action);
      WAIT_UNTIL (bw_window_is_settled (window));
      WAIT_UNTIL ((text = dup_list (GTK_WIDGET (window), lists[i].part)) != NULL);
    }

  close_window (window);
}

static void
test_pages (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  for (guint i = 0; i < BW_N_PAGES; i++)
    {
      const char *name = bw_page_to_string ((BwPage) (BW_N_PAGES - 1 - i));
      g_autofree char *action = g_strdup_printf ("show-page('%s')", name);

      activate (window, action);
      WAIT_UNTIL (g_str_equal (bw_window_get_view (window), name));
    }
  g_assert_true (is_enabled (window, "go-back"));
  activate (window, "go-back");
  WAIT_UNTIL (g_str_equal (bw_window_get_view (window), "sampling"));
  close_window (window);
}

/* An order that another page begins is one to be looked through: nothing is sent. */
static void
test_write_order (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);

  activate (window, "write-order(('Man them', 'Text', ['d1']))");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (window))
        gtk_window_destroy (other);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bw_client_session_get_outbox (session))), ==, 0);
  close_window (window);
}

static void
test_scope (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  g_assert_false (is_enabled (window, "widen"));
  g_assert_cmpuint (bw_path_bar_get_n_segments (window->path_bar), ==, 1);

  activate (window, "show-scope('s1')");
  g_assert_cmpuint (bw_path_bar_get_n_segments (window->path_bar), ==, 3);
  g_assert_true (is_enabled (window, "widen"));
  activate (window, "widen");
  g_assert_cmpstr (bw_desk_get_scope (bw_window_get_desk (window)), ==, "d1");
  activate (window, "widen");
  g_assert_cmpstr (bw_desk_get_scope (bw_window_get_desk (window)), ==, "c");
  g_assert_false (is_enabled (window, "widen"));
  close_window (window);
}

static void
test_path_collapses (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GtkWidget *path = GTK_WIDGET (window->path_bar);
  int minimum;
  int natural;

  activate (window, "show-scope('s1')");
  WAIT_UNTIL (gtk_widget_get_width (path) > 0);
  gtk_widget_measure (path, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, natural);

  gtk_widget_allocate (path, natural, 34, -1, NULL);
  g_assert_cmpuint (bw_path_bar_get_n_hidden (window->path_bar), ==, 0);
  gtk_widget_allocate (path, natural - 1, 34, -1, NULL);
  g_assert_cmpuint (bw_path_bar_get_n_hidden (window->path_bar), ==, 1);
  gtk_widget_allocate (path, minimum, 34, -1, NULL);
  g_assert_cmpuint (bw_path_bar_get_n_hidden (window->path_bar), ==, 2);
  close_window (window);
}

static void
test_fold (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) >= 1000);
  g_assert_false (bw_sidebar_is_folded (window->sidebar));
  activate (window, "fold-sidebar");
  g_assert_true (bw_sidebar_is_folded (window->sidebar));
  activate (window, "fold-sidebar");
  g_assert_false (bw_sidebar_is_folded (window->sidebar));

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  WAIT_UNTIL (bw_sidebar_is_folded (window->sidebar));
  close_window (window);
}

/* The window does not ask its pages: see BwRoomLayout. */
static int
measure_height (BwWindow *window,
                int       width)
{
  GtkWidget *pages = GTK_WIDGET (window->pages);
  int around = gtk_widget_get_height (GTK_WIDGET (window)) - gtk_widget_get_height (pages);
  int height;

  width += gtk_widget_get_width (pages) - gtk_widget_get_width (GTK_WIDGET (window));
  gtk_widget_measure (pages, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return around + height;
}

/* With text of twice the usual size each page still fits the smallest window there is, and
 * what is wider scrolls. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  window = open_window (session);
  for (guint i = 0; i < BW_N_PAGES; i++)
    {
      int width;
      int height;

      bw_desk_set_page (window->desk, (BwPage) i);
      WAIT_UNTIL (g_str_equal (bw_window_get_view (window), bw_page_to_string ((BwPage) i)));
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window->pages)) > 0);
      height = measure_height (window, 1024);
      g_test_message ("%s: %d × %d", bw_page_to_string ((BwPage) i), width, height);
      g_assert_cmpint (width, <=, 1024);
      g_assert_cmpint (height, <=, 700);
    }

  close_window (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *child;
  gboolean found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (child = gtk_widget_get_first_child (widget);
       child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_label (child, text);

  return found;
}

/* Steps that say @text, and whether they have less room than that needs. */
static guint
count_cells (BwOrderCells *cells,
             const char   *text,
             gboolean     *is_short)
{
  GtkWidget *widget = GTK_WIDGET (cells);
  int height;
  guint n = 0;

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    n += g_str_has_prefix (bw_order_cells_get_text (cells, i), text);

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), &height, NULL, NULL, NULL);
  if (n > 0 && height > gtk_widget_get_height (widget))
    *is_short = TRUE;
  return n;
}

/* Labels and steps that say @text, and whether any of them is shortened. */
static guint
count_labels (GtkWidget  *widget,
              const char *text,
              gboolean   *is_short)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
                   && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text);
  guint n = found ? 1 : 0;

  if (BW_IS_ORDER_CELLS (widget) && gtk_widget_get_mapped (widget))
    return count_cells (BW_ORDER_CELLS (widget), text, is_short);
  if (found && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    *is_short = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text, is_short);

  return n;
}

/* For how long an area is late is read in full, also in a small window. */
static void
test_late_order (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window;
  gboolean is_short = FALSE;

  desk_fixture_apply (session,
                      "{'type':'order','id':'o1','at':'2021-08-08T09:00:00+08:00','kind':'notice','title':'T',"
                      "'issuer':'c','due':'2021-08-08T12:00:00+08:00','recipients':['d1','d2'],'seq':100}\n");
  window = open_window (session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  activate (window, "show-page('orders')");
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) <= 1100
              && count_labels (GTK_WIDGET (window), "逾期 ", &is_short) == 2);
  is_short = FALSE;
  g_assert_cmpuint (count_labels (GTK_WIDGET (window), "逾期 ", &is_short), ==, 2);
  g_assert_false (is_short);
  close_window (window);
}

/* Each command that has a title is in the help, under its own group, and there once. */
static void
test_help (void)
{
  const char *group = NULL;
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GtkWidget *help = bw_shortcuts_window_new (GTK_WINDOW (window));

  gtk_window_present (GTK_WINDOW (help));
  WAIT_UNTIL (gtk_widget_get_mapped (help));
  for (const BwCommand *command = bw_commands_get (); command->accels[0] != NULL; command++)
    {
      if (command->title == NULL)
        continue;

      if (g_strcmp0 (group, command->group) != 0)
        g_assert_true (g_hash_table_add (groups, (gpointer) command->group));
      group = command->group;
      g_assert_true (has_label (help, g_dgettext (NULL, command->title)));
      g_assert_true (has_label (help, g_dgettext (NULL, command->group)));
    }

  /* Also what the list takes by itself. */
  g_assert_true (g_hash_table_contains (groups, "In the List of Places"));
  gtk_window_destroy (GTK_WINDOW (help));
  close_window (window);
}

/* What the help says is what the keys do, and each leads somewhere. */
static void
test_commands (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  bw_commands_set_accels (application);
  for (const BwCommand *command = bw_commands_get (); command->accels[0] != NULL; command++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_auto (GStrv) accels = NULL;
      guint key;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (command->accels[0], &key, &modifiers));
      if (command->action == NULL)
        continue;

      accels = gtk_application_get_accels_for_action (application, command->action);
      g_assert_cmpstrv (accels, command->accels);
      g_assert_true (g_action_parse_detailed_name (command->action, &name, &target, NULL));
      if (g_str_has_prefix (name, "win."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), name + 4));
    }
  close_window (window);
}

/* As the display hands it over. */
static gboolean
drop_file (BwWindow *window,
           GFile    *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &is_taken);
    }

  return is_taken;
}

/* (nullable): the window that imports a file, if it is open. */
static GtkWindow *
find_import (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (BW_IS_IMPORT_WINDOW (link->data))
        return link->data;
    }

  return NULL;
}

/* A file that is dropped on it is offered for import, where there is a backend for it. */
static void
test_drop (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  g_autoptr (HttpFixture) backend = http_fixture_new_feed (NULL);
  g_autofree char *state = desk_fixture_dup_events ("{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("bw-drop-XXXXXX.csv", &stream, NULL);

  g_assert_nonnull (file);
  g_assert_false (drop_file (window, file));
  g_assert_null (find_import ());

  http_fixture_send (backend, state);
  bw_client_session_connect (session, http_fixture_get_url (backend), "secret", NULL);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (window->views), "desk") == 0
              && bw_edits_may (bw_desk_get_edits (window->desk), "ledger"));
  g_assert_true (drop_file (window, file));
  WAIT_UNTIL (find_import () != NULL && gtk_widget_get_mapped (GTK_WIDGET (find_import ())));
  gtk_window_destroy (find_import ());
  g_assert_true (g_file_delete (file, NULL, NULL));
  close_window (window);
}

static void
test_alerts (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GListModel *items = bw_alerts_button_get_items (window->alerts);

  activate (window, "list-alerts");
  WAIT_UNTIL (g_list_model_get_n_items (items) == 3);

  /* An area leads to the overview, a site to the page of its kind. */
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BwLinkItem) item = g_list_model_get_item (items, i);
      BwPlaceTree *places = bw_picture_get_places (bw_client_session_get_picture (session));
      BwPlace place = bw_place_tree_lookup (places, bw_link_item_get_scope (item));

      g_assert_cmpint (bw_link_item_get_page (item) != BW_PAGE_OVERVIEW, ==, bw_place_tree_is_site (places, place));
    }
  close_window (window);
}

#define ALERT "{'type':'alert','id':'queue-long/p1/1','at':'2021-08-08T14:00:00+08:00','rule':'queue-long'," \
              "'place':'p1','severity':'low','raised':'2021-08-08T14:00:00+08:00','names':{'en':'long'},'seq':20}\n"

/* Of a file nothing can be acknowledged: neither action nor button is offered. */
static void
test_alerts_of_file (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GListModel *items = bw_alerts_button_get_items (window->alerts);
  g_autoptr (BwLinkItem) item = NULL;

  bw_picture_set_watched (bw_client_session_get_picture (session), TRUE);
  desk_fixture_apply (session, "%s", ALERT);
  activate (window, "list-alerts");
  WAIT_UNTIL (g_list_model_get_n_items (items) == 1);
  item = g_list_model_get_item (items, 0);
  g_assert_null (bw_link_item_get_alert (item));
  g_assert_nonnull (bw_alerts_button_get_document (window->alerts, "queue-long/p1/1"));
  g_assert_false (is_enabled (window, "acknowledge"));
  g_assert_false (is_enabled (window, "acknowledge-all"));
  close_window (window);
}

/* Nothing can be sent without a reason. */
static void
test_acknowledge_window (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GtkWidget *dialog;
  GtkWidget *button;
  GtkEditable *reason;

  desk_fixture_apply (session, "%s", ALERT);
  dialog = bw_acknowledge_window_new (GTK_WINDOW (window), window->desk, window->answers,
                                      bw_picture_get_document (bw_client_session_get_picture (session),
                                                               BW_DOCUMENT_TYPE_ALERT, "queue-long/p1/1"));
  gtk_window_present (GTK_WINDOW (dialog));
  WAIT_UNTIL (gtk_widget_get_mapped (dialog));
  button = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  reason = GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), ADW_TYPE_ENTRY_ROW));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (reason, "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (reason, "team sent");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (dialog));
  close_window (window);
}

static GtkListBox *
find_list_box (GtkWidget *widget)
{
  GtkListBox *found = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_box (child);

  return found;
}

/* The focus goes on from row to row, the mark stays on the page that is shown until
 * a row is pressed. */
static void
test_sidebar_focus (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GtkListBox *list = find_list_box (GTK_WIDGET (window->sidebar));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, BW_PAGE_INSPECTIONS);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (row));
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, BW_PAGE_OVERVIEW);
  g_assert_cmpstr (bw_window_get_view (window), ==, "overview");

  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_true (gtk_list_box_get_selected_row (list) == row);
  WAIT_UNTIL (g_str_equal (bw_window_get_view (window), "inspections"));
  close_window (window);
}

/* Another area than the one that was asked for is not shown without a word. */
static void
test_unknown_scope (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  bw_desk_set_scope (window->desk, "<nosuch>");
  g_assert_cmpstr (bw_desk_get_scope (window->desk), ==, "c");
  WAIT_UNTIL (has_label (GTK_WIDGET (window->toasts), "<nosuch>"));
  close_window (window);
}

/* Nothing before something is typed; by pinyin too, once the names are read. */
static void
test_search (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (window->search));
  GListModel *items = bw_place_popover_get_items (BW_PLACE_POPOVER (popover));
  GtkEditable *entry;

  activate (window, "search");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 0);

  entry = GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (entry, "yiq");
  WAIT_UNTIL (g_list_model_get_n_items (items) == 3);

  /* Enter right after the last letter leads to what that finds, also if the entry tells of
   * the letter only then. */
  gtk_editable_set_text (entry, "jyjd");
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "search-changed");
  WAIT_UNTIL (g_str_equal (bw_desk_get_scope (window->desk), "s1"));
  WAIT_UNTIL (!gtk_widget_get_mapped (popover));
  close_window (window);
}

static void
test_welcome (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  BwWindow *window = open_window (session);

  g_assert_cmpstr (bw_window_get_view (window), ==, "welcome");
  g_assert_false (is_enabled (window, "print"));
  g_assert_false (is_enabled (window, "show-page"));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), BW_TYPE_WELCOME_VIEW));

  /* Nor is anybody asked for an address before it is known that none is kept. */
  bw_window_set_starting (window, TRUE);
  g_assert_cmpstr (bw_window_get_view (window), ==, "waiting");
  g_assert_false (bw_window_is_settled (window));
  bw_window_set_starting (window, FALSE);
  g_assert_cmpstr (bw_window_get_view (window), ==, "welcome");

  bw_window_set_preparation (window, "Something", "is on its way", 0.5);
  g_assert_cmpstr (bw_window_get_view (window), ==, "waiting");
  g_assert_false (bw_window_is_settled (window));
  bw_window_set_preparation (window, NULL, NULL, 0.0);
  g_assert_cmpstr (bw_window_get_view (window), ==, "welcome");
  close_window (window);
}

static GtkWidget *
find_progress (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_PROGRESS_BAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_progress (child);

  return found;
}

/* Where nothing is to move no bar runs to and fro; how far something is stays told. */
static void
test_still (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  BwWindow *window = open_window (session);
  GtkWidget *progress = find_progress (GTK_WIDGET (window->waiting));

  bw_window_set_preparation (window, "Something", "is on its way", -1.0);
  g_assert_true (gtk_widget_get_visible (progress));
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (progress));
  bw_window_set_preparation (window, "Something", "is on its way", 0.5);
  g_assert_true (gtk_widget_get_visible (progress));
  gtk_settings_reset_property (settings, "gtk-enable-animations");
  bw_window_set_preparation (window, NULL, NULL, 0.0);
  close_window (window);
}

/* From the desk a person may look for another server and change his mind. */
static void
test_leave_welcome (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  g_assert_false (is_enabled (window, "leave-welcome"));
  activate (window, "enter-token");
  g_assert_cmpstr (bw_window_get_view (window), ==, "welcome");
  activate (window, "leave-welcome");
  g_assert_cmpstr (bw_window_get_view (window), ==, "overview");
  close_window (window);
}

/* (nullable): the tour that is open */
static BwTourWindow *
find_tour (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    {
      if (BW_IS_TOUR_WINDOW (item->data))
        return item->data;
    }

  return NULL;
}

/* The first start shows it once, whatever becomes of it; the menu shows it again. */
static void
test_tour (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.bulwarkdesk.Bulwark");
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window_with (session, settings);

  WAIT_UNTIL (find_tour () != NULL && gtk_widget_get_mapped (GTK_WIDGET (find_tour ())));
  g_assert_true (g_settings_get_boolean (settings, "tour-seen"));
  g_assert_cmpuint (bw_tour_window_get_n_steps (find_tour ()), <=, 5);

  /* Enter goes on, and after the last step away. */
  for (guint i = 0; i < bw_tour_window_get_n_steps (find_tour ()) - 1; i++)
    {
      g_assert_cmpuint (bw_tour_window_get_step (find_tour ()), ==, i);
      gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (find_tour ())));
      WAIT_UNTIL (bw_tour_window_get_step (find_tour ()) == i + 1);
    }
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (find_tour ())));
  WAIT_UNTIL (find_tour () == NULL);
  close_window (window);

  window = open_window_with (session, settings);
  WAIT_UNTIL (window->first_source == 0);
  g_assert_null (find_tour ());
  activate (window, "start-tour");
  g_assert_nonnull (find_tour ());
  close_window (window);
  WAIT_UNTIL (find_tour () == NULL);
}

/* Nor is it shown where nothing is kept: a demonstration, a file, a picture. */
static void
test_no_tour (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwWindow *window = open_window (session);

  WAIT_UNTIL (window->first_source == 0);
  g_assert_null (find_tour ());
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  /* What the tree would say can be asked without a bus. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_locations_set_environment ();
  bw_language_apply ();
  gtk_test_init (&argc, &argv, NULL);
  application = GTK_APPLICATION (adw_application_new ("io.github.bulwarkdesk.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/bulwarkdesk/Bulwark");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/templates", test_templates);
  g_test_add_func ("/window/dialogs", test_dialogs);
  g_test_add_func ("/window/shows-desk", test_shows_desk);
  g_test_add_func ("/window/counts", test_counts);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/lists", test_lists);
  g_test_add_func ("/window/write-order", test_write_order);
  g_test_add_func ("/window/scope", test_scope);
  g_test_add_func ("/window/path-collapses", test_path_collapses);
  g_test_add_func ("/window/fold", test_fold);
  g_test_add_func ("/window/large-text", test_large_text);
  g_test_add_func ("/window/late-order", test_late_order);
  g_test_add_func ("/window/help", test_help);
  g_test_add_func ("/window/commands", test_commands);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/alerts", test_alerts);
  g_test_add_func ("/window/alerts-of-file", test_alerts_of_file);
  g_test_add_func ("/window/acknowledge-window", test_acknowledge_window);
  g_test_add_func ("/window/sidebar-focus", test_sidebar_focus);
  g_test_add_func ("/window/unknown-scope", test_unknown_scope);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/still", test_still);
  g_test_add_func ("/window/leave-welcome", test_leave_welcome);
  g_test_add_func ("/window/tour", test_tour);
  g_test_add_func ("/window/no-tour", test_no_tour);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
