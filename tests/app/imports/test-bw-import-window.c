/* test-bw-import-window.c: a file that is dropped, what is wrong with it, and one that is stopped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-import-window.h"

#include "bw-datum.h"
#include "bw-desk.h"
#include "bw-language.h"
#include "bw-locations.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_MANY 40u

#define HEAD "id,area,kind,name,desks\n"

#define FEATURE(id, name, ring) \
  "{\"type\":\"Feature\",\"id\":\"" id "\",\"properties\":{\"parent\":\"c\",\"level\":\"district\",\"name\":\"" name \
  "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" ring "]}}"

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  BwImportWindow  *window;
  char            *folder;
  char            *path;     /* of the file */
  char            *export;
  GMutex           mutex;
  GCond            cond;
  guint            n_puts;
  gboolean         is_held;  /* writes are answered when it is not */
} Fixture;

/* An area stands; whatever is written is taken, but the site “bad”. */
static const char *
find_answer (HttpRequest *request)
{
  if (g_str_equal (request->method, "PUT"))
    return g_str_has_suffix (request->path, "/bad")
             ? "422 Unprocessable\r\nContent-Type: application/problem+json\r\n"
               "|{\"title\":\"bad\",\"errors\":[{\"pointer\":\"/hours\",\"reason\":\"\\\"x\\\" is not in the form "
               "07:00-23:00\"}]}"
             : "200 OK\r\n|{}";
  if (g_str_has_prefix (request->path, "/v1/documents/area?"))
    return "200 OK\r\n|{\"documents\":[{\"type\":\"area\",\"id\":\"c\",\"at\":\"2021-08-08T00:00:00+08:00\","
           "\"source\":\"import\",\"level\":\"city\",\"name\":\"C\",\"seq\":1}]}";
  if (g_str_has_prefix (request->path, "/v1/documents/"))
    return "200 OK\r\n|{\"documents\":[]}";

  return "503 Busy\r\nRetry-After: 100\r\n|";
}

static void
answer (HttpFixture   *backend,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_auto (GStrv) parts = g_strsplit (find_answer (request), "|", 2);
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %sConnection: close\r\nContent-Length: %u\r\n\r\n%s", parts[0],
                                           (guint) strlen (parts[1]), parts[1]);

  if (g_str_equal (request->method, "PUT"))
    {
      g_mutex_lock (&fixture->mutex);
      fixture->n_puts++;
      g_main_context_wakeup (NULL);
      while (fixture->is_held)
        g_cond_wait (&fixture->cond, &fixture->mutex);
      g_mutex_unlock (&fixture->mutex);
    }

  http_fixture_write (out, text);
}

static void
hold (Fixture  *fixture,
      gboolean  is_held)
{
  g_mutex_lock (&fixture->mutex);
  fixture->is_held = is_held;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

static guint
count_puts (Fixture *fixture)
{
  guint n;

  g_mutex_lock (&fixture->mutex);
  n = fixture->n_puts;
  g_mutex_unlock (&fixture->mutex);
  return n;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
  fixture->folder = g_dir_make_tmp ("bw-imports-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sites.csv", NULL);
  fixture->backend = http_fixture_new (NULL, answer, fixture);
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  bw_client_outbox_set_dir (bw_client_session_get_outbox (fixture->session), fixture->folder);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "secret", NULL);
  fixture->window = BW_IMPORT_WINDOW (bw_import_window_new (NULL, fixture->desk, NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwClientSession *session = fixture->session;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  http_fixture_wait_until (fixture->window == NULL);
  bw_client_session_disconnect (fixture->session);
  g_assert_finalize_object (fixture->desk);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (fixture->session);
  http_fixture_wait_until (session == NULL);
  http_fixture_free (fixture->backend);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->export);
  g_cond_clear (&fixture->cond);
  g_mutex_clear (&fixture->mutex);
}

/* As the display hands it over: what takes drops of the window is told of @file. */
static gboolean
drop (Fixture *fixture,
      GFile   *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &is_taken);
    }

  return is_taken;
}

static gboolean
drop_rows (Fixture    *fixture,
           const char *rows)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  gboolean is_taken;

  g_assert_true (g_file_set_contents (fixture->path, rows, -1, NULL));
  is_taken = drop (fixture, file);
  http_fixture_wait_until (bw_import_window_is_settled (fixture->window));
  return is_taken;
}

/* Whether a label that is shown says @text. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, text))
        return TRUE;
    }

  return FALSE;
}

static void
assert_says (Fixture    *fixture,
             const char *text)
{
  g_test_message ("%s", text);
  http_fixture_wait_until (says (GTK_WIDGET (fixture->window), text));
}

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->export = bw_table_export_finish (BW_TABLE (source), result, NULL);
  g_assert_nonnull (fixture->export);
}

/* What is listed, as somebody would paste it. */
static const char *
export (Fixture *fixture)
{
  BwTable *table = bw_import_window_get_table (fixture->window);

  http_fixture_wait_until (bw_table_is_settled (table));
  g_clear_pointer (&fixture->export, g_free);
  bw_table_export_async (table, FALSE, FALSE, NULL, on_exported_cb, fixture);
  http_fixture_wait_until (fixture->export != NULL);
  return fixture->export;
}

static void
assert_line (Fixture    *fixture,
             const char *line)
{
  g_assert_nonnull (strstr (export (fixture), line));
}

/* Each refused row says its line, its column, why, and what to do; all of it can be copied. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_assert_true (drop_rows (fixture, HEAD
                            "a,c,sampling,A,4\n"
                            "b,c,,B,\n"
                            "d,c,sampling,D,four\n"
                            "e,nowhere,sampling,E,\n"));
  assert_says (fixture, "新增 1 行，更改 0 行，不变 0 行，拒收 3 行");
  bw_table_set_chip (bw_import_window_get_table (fixture->window), "refused");
  assert_line (fixture, "3\t拒收\tb\t—\tkind\t未填写\t请填写此列\n");
  assert_line (fixture, "4\t拒收\t—\t—\tdesks\t不是整数\t只写数字，如 1234\n");
  assert_line (fixture, "5\t拒收\te\tE\tarea\t没有编码为“nowhere”的区域\t请更正编码，或先导入其所指的对象\n");
  g_assert_null (strstr (export (fixture), "A\t"));
  g_assert_cmpuint (count_puts (fixture), ==, 0);
}

/* A file of which nothing can be read: why, and what to do; another one is taken after it. */
static void
test_unfit_file (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GFile) far = g_file_new_for_uri ("sftp://elsewhere/sites.csv");

  drop_rows (fixture, "id,colour\n1,2\n");
  assert_says (fixture, "第 1 行：没有名为“colour”的列");
  assert_says (fixture, "请更改或删除该列");
  drop_rows (fixture, "id,area,kind,name,longitude,latitude\na,c,sampling,A,113,34\n");
  assert_says (fixture, "未说明坐标基准");
  assert_says (fixture, "请在上方选择");
  g_assert_true (drop (fixture, far));
  assert_says (fixture, "请先保存到本机");
  drop_rows (fixture, HEAD "a,c,sampling,A,4\n");
  assert_says (fixture, "新增 1 行");
}

/* An outline that crosses itself is mended, and its row says so before anything is sent;
 * one that encloses nothing is refused by its name. */
static void
test_mended (Fixture       *fixture,
             gconstpointer  unused)
{
  static const char rows[] = "{\"type\":\"FeatureCollection\",\"features\":["
                             FEATURE ("q1", "甲", "[[113,34],[113.2,34.2],[113.2,34],[113,34.2],[113,34]]") ","
                             FEATURE ("q2", "乙", "[[113,34],[113.2,34],[113.1,34],[113,34]]") "]}";

  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "areas.geojson", NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (GTK_WIDGET (fixture->window),
                                                                            BW_TYPE_IMPORT_WINDOW, "datum")),
                              BW_DATUM_WGS84);
  g_assert_true (drop_rows (fixture, rows));
  assert_says (fixture, "新增 1 行，更改 0 行，不变 0 行，拒收 1 行");
  assert_line (fixture, "\tq1\t甲\tgeometry\t“甲”的边界在 113.10000, 34.10000 处自相交或重叠，已自动修复\t"
                        "导入后请在地图上核对\n");
  assert_line (fixture, "\tgeometry\t“乙”的边界在 ");
  g_assert_cmpuint (count_puts (fixture), ==, 0);
}

/* What the backend does not take says the same of a row. */
static void
test_refused_there (Fixture       *fixture,
                    gconstpointer  unused)
{
  drop_rows (fixture, HEAD "bad,c,sampling,A,4\ngood,c,sampling,B,4\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.send", NULL);
  http_fixture_wait_until (bw_import_window_is_settled (fixture->window));
  assert_says (fixture, "已导入 1 行，服务器拒收 1 行");
  assert_line (fixture, "2\t拒收\tbad\tA\thours\t“x”不是开放时间\t请写作 07:00-23:00 的形式\n");
}

static void
drop_many (Fixture *fixture)
{
  g_autoptr (GString) rows = g_string_new (HEAD);

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (rows, "m%u,c,sampling,M,4\n", i);
  drop_rows (fixture, rows->str);
}

/* Stopped in the middle: what is on its way is waited for, and each row says what became
 * of it; the rest goes when it is asked for, and nothing goes twice. */
static void
test_stopped (Fixture       *fixture,
              gconstpointer  unused)
{
  BwTable *table = bw_import_window_get_table (fixture->window);
  g_autofree char *told = NULL;
  guint n_sent;

  drop_many (fixture);
  hold (fixture, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.send", NULL);
  http_fixture_wait_until (count_puts (fixture) > 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.stop", NULL);
  g_assert_false (bw_import_window_is_settled (fixture->window));
  assert_says (fixture, "正在等待已发出各行的答复");
  g_assert_false (drop (fixture, NULL));

  hold (fixture, FALSE);
  http_fixture_wait_until (bw_import_window_is_settled (fixture->window));
  n_sent = count_puts (fixture);
  g_assert_cmpuint (n_sent, <, N_MANY);
  told = g_strdup_printf ("共 %u 行，已导入 %u 行，服务器拒收 0 行，未发送 %u 行", N_MANY, n_sent, N_MANY - n_sent);
  assert_says (fixture, told);
  http_fixture_wait_until (bw_table_is_settled (table));
  g_assert_cmpuint (bw_table_count (table, "unsent"), ==, N_MANY - n_sent);
  assert_line (fixture, "未发送\tm39\tM");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.send", NULL);
  http_fixture_wait_until (bw_import_window_is_settled (fixture->window));
  assert_says (fixture, "已导入 40 行");
  g_assert_cmpuint (count_puts (fixture), ==, N_MANY);
  g_assert_cmpuint (bw_table_count (table, "unsent"), ==, 0);
}

/* Stopped twice: nobody waits, and what had gone is told to be unsure. */
static void
test_given_up (Fixture       *fixture,
               gconstpointer  unused)
{
  drop_many (fixture);
  hold (fixture, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.send", NULL);
  http_fixture_wait_until (count_puts (fixture) > 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.stop", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "import.stop", NULL);
  g_assert_true (bw_import_window_is_settled (fixture->window));
  assert_says (fixture, "共 40 行，已导入 0 行，服务器拒收 0 行，未发送 40 行");
  assert_says (fixture, "已发出但未收到答复，可能已经写入");
  assert_line (fixture, "已发出，未答复\tm0\tM");
  hold (fixture, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_locations_set_environment ();
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/import-window/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/import-window/mended", Fixture, NULL, set_up, test_mended, tear_down);
  g_test_add ("/import-window/unfit-file", Fixture, NULL, set_up, test_unfit_file, tear_down);
  g_test_add ("/import-window/refused-there", Fixture, NULL, set_up, test_refused_there, tear_down);
  g_test_add ("/import-window/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/import-window/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  return g_test_run ();
}
