/* bench-map.c: what a map of very many sites costs a frame, and at rest
 *
 *   bench-map STATE [--picture=FILE.png] [--scope=CODE] [--dark] [--wall]
 *   bench-map --areas=N
 *
 * Opens in the same window an area that is drawn whole in every frame, an empty map and
 * then one of STATE (a saved feed), and pans over each map. Prints main-thread processor
 * time a frame, then that of a map at rest, without and with 1,000 changes a second, then
 * that of panning and zooming while they come. With --picture it only waits until all is
 * on the screen and saves it.
 * With --areas it measures N communities of 500 points each: what the worker needs to lay
 * them out and to paint them, and what the turns of the main loop cost while they come,
 * are shown, zoomed and panned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-job.h"
#include "bw-map.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <math.h>
#include <shumate/shumate.h>
#include <time.h>
#include <unistd.h>

#define FRAMES          400
#define WARM_UP         60
#define REST_SECONDS    10

/* Two frames of a screen of 60 Hz: who works with the map sees that. */
#define LONG_MS         33

/* Levels that are zoomed in and out again, and how slowly beside the panning. */
#define ZOOM_LEVEL      11
#define ZOOM_LEVELS     3
#define ZOOM_PACE       0.4
#define CHANGES_A_TICK  100
#define TICK_MS         100
#define AREA_POINTS     500

/* More than come while it is measured. */
#define N_CHANGES       90000

typedef struct
{
  GtkWidget       *window;
  GtkWidget       *map;
  BwDesk          *desk;
  ShumateViewport *viewport;
  GArray          *times; /* (element-type double): milliseconds of this thread, by frame */
  double           last;
  double           longitude;
  double           latitude;
  guint            n_frames;
  GPtrArray       *changes;   /* (element-type BwDocument) */
  guint            n_changes; /* of them, those that came */
  gboolean         zooms;
  GArray          *turns;     /* (nullable) (element-type double): milliseconds of turns of the main loop */
  gboolean         is_done;
} Bench;

static double
get_cpu (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *name,
             GArray     *times)
{
  guint n_long = 0;

  for (guint i = 0; i < times->len; i++)
    n_long += g_array_index (times, double, i) > LONG_MS;

  g_array_sort (times, compare_numbers);
  g_print ("%s-median %.3f ms\n", name, g_array_index (times, double, times->len / 2));
  g_print ("%s-p99 %.3f ms\n", name, g_array_index (times, double, times->len * 99 / 100));
  g_print ("%s-long %u frames\n", name, n_long);
}

/* Whether the frame that ends now is the last. */
static gboolean
count_frame (Bench *bench)
{
  double now = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  double spent = now - bench->last;

  bench->last = now;
  if (bench->n_frames >= WARM_UP)
    g_array_append_val (bench->times, spent);

  bench->is_done = ++bench->n_frames >= FRAMES;
  return bench->is_done;
}

/* Round and round over the middle of the map, by the frame. */
static gboolean
on_map_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  Bench *bench = data;
  double angle = bench->n_frames * 0.04;

  if (count_frame (bench))
    return G_SOURCE_REMOVE;

  g_object_freeze_notify (G_OBJECT (bench->viewport));
  shumate_location_set_location (SHUMATE_LOCATION (bench->viewport),
                                 bench->latitude + 0.12 * sin (angle), bench->longitude + 0.25 * cos (angle));
  if (bench->zooms)
    shumate_viewport_set_zoom_level (bench->viewport,
                                     ZOOM_LEVEL + ZOOM_LEVELS * (1 - cos (angle * ZOOM_PACE)) / 2);
  g_object_thaw_notify (G_OBJECT (bench->viewport));
  return G_SOURCE_CONTINUE;
}

static gboolean
on_area_tick_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  gtk_widget_queue_draw (widget);
  return count_frame (data) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Another grey each time: what is the same as before, GTK does not draw again. */
static void
draw_plain (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  const Bench *bench = data;
  double grey = bench->n_frames % 2 == 0 ? 0.4 : 0.6;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_paint (cr);
}

/* Made before they are wanted: the desk's are read by a worker, which takes none of the
 * main thread's time. */
static GPtrArray *
make_changes (Bench *bench)
{
  BwPicture *picture = bw_desk_get_picture (bench->desk);
  BwPlaceTree *places = bw_desk_get_places (bench->desk);
  BwRound *round = bw_desk_get_round (bench->desk);
  g_autofree char *subject = round != NULL ? bw_round_dup_subject (round) : NULL;
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (places, bw_desk_get_scope_place (bench->desk));
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);

  for (guint i = 0; i < N_CHANGES && subject != NULL && sites->len > 0; i++)
    {
      const char *code = bw_place_tree_get_code (places, g_array_index (sites, BwPlace, i * 7919 % sites->len));
      g_autofree char *json = NULL;

      json = g_strdup_printf ("{\"type\":\"tally\",\"id\":\"%s/%s\",\"seq\":%u,\"place\":\"%s\",\"subject\":\"%s\","
                              "\"at\":\"2021-08-08T14:32:%02u+08:00\",\"values\":{\"sampled\":%u,\"queue\":%u}}",
                              code, subject, 1000000 + i, code, subject, i / 1000 % 60, 500 + i / 40, i % 60);
      g_ptr_array_add (documents, bw_document_new (json, -1, bw_picture_get_catalogue (picture), NULL));
    }

  return documents;
}

static gboolean
on_changes_timeout_cb (gpointer data)
{
  Bench *bench = data;
  BwPicture *picture = bw_desk_get_picture (bench->desk);
  guint n = MIN (CHANGES_A_TICK, bench->changes->len - bench->n_changes);

  bw_picture_apply (picture, (BwDocument * const *) bench->changes->pdata + bench->n_changes, n);
  bw_picture_commit (picture);
  bench->n_changes += n;
  return G_SOURCE_CONTINUE;
}

/* One turn of the main loop; how much processor time it took, to @turns. */
static void
turn (Bench *bench)
{
  double before = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  double spent;

  g_main_context_iteration (NULL, TRUE);
  spent = get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
  if (bench->turns != NULL)
    g_array_append_val (bench->turns, spent);
}

static void
on_source_done_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for (Bench  *bench,
          double  seconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once ((guint) (seconds * 1000), on_source_done_cb, &is_over);
  while (!is_over)
    turn (bench);
}

static void
settle (Bench *bench)
{
  for (guint i = 0; i < 200 && !bw_map_is_settled (BW_MAP (bench->map)); i++)
    wait_for (bench, 0.05);
  wait_for (bench, 0.3);
}

static void
open_map (Bench      *bench,
          const char *state,
          const char *scope)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (GError) error = NULL;

  if (state != NULL && !bw_client_session_load_state (session, state, &error))
    g_error ("%s", error->message);

  bench->desk = bw_desk_new (session);
  wait_for (bench, 0.3);
  if (scope != NULL)
    bw_desk_set_scope (bench->desk, scope);
  bench->map = bw_map_new (bench->desk);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), bench->map);
  bench->viewport = shumate_map_get_viewport (SHUMATE_MAP (gtk_widget_get_first_child (bench->map)));
}

static void
close_map (Bench *bench)
{
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), NULL);
  g_clear_object (&bench->desk);
}

static void
run_frames (Bench           *bench,
            const char      *name,
            GtkWidget       *widget,
            GtkTickCallback  function)
{
  bench->times = g_array_new (FALSE, FALSE, sizeof (double));
  bench->n_frames = 0;
  bench->is_done = FALSE;
  bench->last = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  gtk_widget_add_tick_callback (widget, function, bench, NULL);
  while (!bench->is_done)
    turn (bench);
  print_times (name, bench->times);
  g_array_unref (bench->times);
}

static void
pan (Bench      *bench,
     const char *name)
{
  g_object_set (bench->map, "show-sampling", TRUE, "show-checkpoints", TRUE, NULL);
  settle (bench);
  shumate_location_set_location (SHUMATE_LOCATION (bench->viewport), 34.05, 113.85);
  shumate_viewport_set_zoom_level (bench->viewport, ZOOM_LEVEL);
  wait_for (bench, 0.5);

  bench->longitude = 113.85;
  bench->latitude = 34.05;
  run_frames (bench, name, bench->map, on_map_tick_cb);
}

/* What any window of this size costs that draws all of itself. */
static void
fill (Bench *bench)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_plain, bench, NULL);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), area);
  wait_for (bench, 0.5);
  run_frames (bench, "plain", area, on_area_tick_cb);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), NULL);
}

static void
rest (Bench      *bench,
      const char *name)
{
  double main_before = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  double before = get_cpu (CLOCK_PROCESS_CPUTIME_ID);

  wait_for (bench, REST_SECONDS);
  g_print ("%s-main %.3f %%\n", name, (get_cpu (CLOCK_THREAD_CPUTIME_ID) - main_before) / REST_SECONDS / 10);
  g_print ("%s-process %.3f %%\n", name, (get_cpu (CLOCK_PROCESS_CPUTIME_ID) - before) / REST_SECONDS / 10);
}

static void
measure (Bench      *bench,
         const char *state)
{
  guint id;

  fill (bench);
  open_map (bench, NULL, NULL);
  pan (bench, "empty");
  close_map (bench);

  open_map (bench, state, NULL);
  pan (bench, "pan");
  bw_map_fit (BW_MAP (bench->map));
  settle (bench);
  rest (bench, "idle");
  bench->changes = make_changes (bench);
  id = g_timeout_add (TICK_MS, on_changes_timeout_cb, bench);
  rest (bench, "changes");
  pan (bench, "pan-changes");
  bench->zooms = TRUE;
  pan (bench, "zoom-changes");
  g_source_remove (id);
  g_print ("changes-left %u\n", bench->changes->len - bench->n_changes);
  g_ptr_array_unref (bench->changes);
  close_map (bench);
}

/* One community of a square that is @side of them wide: a circle with bays and headlands. */
static char *
write_area (guint n,
            guint side)
{
  GString *text = g_string_new (NULL);
  double size = 0.8 / side;
  double x = 113.4 + size * (n % side + 0.5);
  double y = 33.7 + size * (n / side + 0.5);

  g_string_append_printf (text, "{\"type\":\"area\",\"id\":\"k%u\",\"seq\":%u,\"at\":\"2021-08-08T14:00:00+08:00\","
                          "\"parent\":\"root\",\"level\":\"community\",\"name\":\"社区%u\",\"boundary\":"
                          "{\"type\":\"Polygon\",\"coordinates\":[[", n, n + 10, n);
  for (guint i = 0; i <= AREA_POINTS; i++)
    {
      double angle = 2 * G_PI * (i % AREA_POINTS) / AREA_POINTS;
      double radius = size * (0.46 + 0.02 * sin (angle * 5) + 0.008 * sin (angle * 17) + 0.003 * sin (angle * 61));
      char longitude[G_ASCII_DTOSTR_BUF_SIZE];
      char latitude[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (longitude, sizeof longitude, "%.6f", x + radius * cos (angle));
      g_ascii_formatd (latitude, sizeof latitude, "%.6f", y + radius * sin (angle));
      g_string_append_printf (text, "%s[%s,%s]", i > 0 ? "," : "", longitude, latitude);
    }
  g_string_append (text, "]]}}\n");
  return g_string_free (text, FALSE);
}

/* (transfer full): name of a saved feed of such a city, in which all is half done. */
static char *
write_city (guint n)
{
  guint side = (guint) ceil (sqrt (n));
  GString *text = g_string_new ("{\"type\":\"area\",\"id\":\"root\",\"seq\":1,\"at\":\"2021-08-08T14:00:00+08:00\","
                                "\"level\":\"city\",\"name\":\"城\"}\n");
  char *path = NULL;
  int file = g_file_open_tmp ("bench-map-XXXXXX.ndjson", &path, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *area = write_area (i, side);

      g_string_append (text, area);
    }
  g_string_append (text, "{\"type\":\"round\",\"id\":\"r1\",\"seq\":2,\"at\":\"2021-08-08T14:00:00+08:00\","
                   "\"name\":\"r\",\"starts\":\"2021-08-06T06:00:00+08:00\",\"deadline\":"
                   "\"2021-08-09T20:00:00+08:00\",\"areas\":[\"root\"],\"milestones\":[],\"pooling\":\"10:1\"}\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "{\"type\":\"tally\",\"id\":\"k%u/sampling:r1\",\"seq\":%u,\"place\":\"k%u\","
                            "\"subject\":\"sampling:r1\",\"at\":\"2021-08-08T14:00:00+08:00\","
                            "\"values\":{\"target\":1000,\"sampled\":%u}}\n", i, i + n + 10, i, i * 7919 % 1000);
  g_string_append (text, "{\"type\":\"live\",\"id\":\"bench-1\"}\n");
  close (file);
  if (!g_file_set_contents (path, text->str, (gssize) text->len, NULL))
    g_error ("%s cannot be written", path);
  g_string_free (text, TRUE);
  return path;
}

static void
begin_turns (Bench *bench)
{
  bench->turns = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
end_turns (Bench      *bench,
           const char *name)
{
  g_array_sort (bench->turns, compare_numbers);
  g_print ("%s-turn-p99 %.3f ms\n", name, g_array_index (bench->turns, double, bench->turns->len * 99 / 100));
  g_print ("%s-turn-longest %.3f ms\n", name, g_array_index (bench->turns, double, bench->turns->len - 1));
  g_clear_pointer (&bench->turns, g_array_unref);
}

/* What the worker does, here, by itself. */
static void
measure_worker (Bench *bench)
{
  BwPlace scope = bw_desk_get_scope_place (bench->desk);
  g_autoptr (BwMapJob) job = g_new0 (BwMapJob, 1);
  double before = get_cpu (CLOCK_THREAD_CPUTIME_ID);

  job->places = bw_map_places_new (bw_desk_get_places (bench->desk), scope, "zh_CN");
  g_print ("areas-places %.3f ms\n", get_cpu (CLOCK_THREAD_CPUTIME_ID) - before);
  job->lens = BW_MAP_LENS_NONE;
  before = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  job->layout = bw_map_layout_new (job->places, &job->lens);
  g_print ("areas-layout %.3f ms\n", get_cpu (CLOCK_THREAD_CPUTIME_ID) - before);

  job->state = bw_map_state_new (job->places->n_areas, 0);
  for (guint i = 0; i < job->places->n_areas; i++)
    job->state->areas[i].value = (i * 7919 % 1000) / 1000.0;
  bw_map_state_choose_key (job->state);
  job->palette = *bw_palette_get (BW_PALETTE_LIGHT);
  job->size = job->device_scale = 1;
  job->language = g_strdup ("zh_CN");
  job->view.width = 1600;
  job->view.height = 900;
  job->oversize = 1.5;
  bw_map_view_fit (&job->view, job->layout->box, BW_MAP_MARGIN);
  before = get_cpu (CLOCK_THREAD_CPUTIME_ID);
  bw_map_job_run (job);
  g_print ("areas-picture %.3f ms\n", get_cpu (CLOCK_THREAD_CPUTIME_ID) - before);
}

static void
measure_areas (Bench *bench,
               guint  n)
{
  g_autofree char *path = write_city (n);

  /* The size of letters, the theme: once. */
  open_map (bench, NULL, NULL);
  settle (bench);
  close_map (bench);

  open_map (bench, path, "root");
  begin_turns (bench);
  settle (bench);
  end_turns (bench, "areas-show");
  measure_worker (bench);

  begin_turns (bench);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (bench->map, "hand.zoom-in", NULL);
      wait_for (bench, 0.6);
    }
  end_turns (bench, "areas-zoom");

  begin_turns (bench);
  pan (bench, "areas-pan");
  end_turns (bench, "areas-pan");
  close_map (bench);
  g_unlink (path);
}

static void
save_picture (Bench      *bench,
              const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (bench->window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint n_shown;
  guint n_without;

  settle (bench);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (bench->window),
                          gtk_widget_get_height (bench->window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (bench->window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
  bw_map_count_sites (BW_MAP (bench->map), &n_shown, &n_without);
  g_print ("sites-shown %u sites\nsites-without-position %u sites\n", n_shown, n_without);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *picture = NULL;
  g_autofree char *scope = NULL;
  gboolean dark = FALSE;
  gboolean wall = FALSE;
  gboolean sites = FALSE;
  int areas = 0;
  int width = 1600;
  int height = 900;
  const GOptionEntry entries[] = {
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, NULL, NULL },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &scope, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, NULL, NULL },
    { "wall", 0, 0, G_OPTION_ARG_NONE, &wall, NULL, NULL },
    { "sites", 0, 0, G_OPTION_ARG_NONE, &sites, NULL, NULL },
    { "areas", 0, 0, G_OPTION_ARG_INT, &areas, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("STATE");
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || (argc != 2 && areas <= 0))
    {
      g_printerr ("usage: bench-map STATE, or bench-map --areas=N\n");
      return 2;
    }

  /* As the desk does at its start. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  mallopt (M_MMAP_THRESHOLD, 256 << 20);
  mallopt (M_TRIM_THRESHOLD, 512 << 20);
  mallopt (M_TOP_PAD, 64 << 20);
  adw_init ();
  if (dark || wall)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);

  bench.window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "default-width", width, "default-height", height, NULL);
  gtk_window_present (GTK_WINDOW (bench.window));
  if (areas > 0)
    measure_areas (&bench, (guint) areas);
  else if (picture != NULL)
    {
      open_map (&bench, argv[1], scope);
      g_object_set (bench.map, "show-sampling", sites, NULL);
      if (wall)
        g_object_set (bench.map, "palette-kind", (int) BW_PALETTE_WALL, "text-scale", 28.0 / 12,
                      "interactive", FALSE, NULL);
      save_picture (&bench, picture);
      close_map (&bench);
    }
  else
    measure (&bench, argv[1]);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
