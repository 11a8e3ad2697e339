/* soak-wall.c: a wall through a week of faults, in an hour
 *
 * The clock of this program goes faster: what GLib reads of the monotonic clock and how
 * long it sleeps are taken from it (see clock_gettime() and poll() below), so that the
 * very wall that hangs in the hall goes through its weeks. It waits where the machine
 * has no time for the wall: nothing here depends on how busy that is. Its backend is a child that
 * lies: each minute it is killed, frozen (it accepts and never answers), half-open (it
 * says nothing any more and does not close), slow, speaks garbage, or begins anew again and
 * again. In each fourth minute nothing fails, and an alert of the gravest kind is raised.
 *
 * Each second is judged: whether what is older than allowed is marked, whether what
 * speaks again is shown as live, whether the scene is the one whose turn it is, or the
 * alerts that were called and no longer than that; at the end, whether it has grown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-board.h"
#include "bw-wall-rotation.h"
#include "bw-wall-scenes.h"
#include "bw-wall-window.h"
#include "desk-fixture.h"
#include "http-fixture.h"

#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define SECOND     G_USEC_PER_SEC
#define NANOSECONDS G_GINT64_CONSTANT (1000000000)
#define MOST_LATE  (3 * NANOSECONDS)
#define MINUTE     (60 * (gint64) SECOND)
#define HEARTBEAT  (10 * SECOND)

/* What may be unmarked: three heartbeats, and the way of the last one. */
#define ALLOWED    (30 * SECOND)
#define SLACK      (6 * SECOND)

/* At this pace the way has a twentieth of a second of the machine. A faster wall would need
 * more slack of its own time than it promises, or fail for want of the machine's: neither says
 * anything of it. */
#define MAX_SPEED  120.0

/* The longest wait between two tries, the try, and what comes. */
#define RECOVERY   (69 * SECOND + SLACK)

/* An alert is raised when the scene that is on has time left: what changes then was called.
 * It has some seconds to come, and is over before the next fault. One that the backend has
 * had no time for by then is not sent. */
#define CALL_EARLIEST (1 * SECOND)
#define CALL_LATEST   (4 * SECOND)
#define CALL_SENDING  (4 * SECOND)
#define CALL_WAY      (8 * SECOND)
#define CALL_LENGTH   (15 * SECOND)
#define CALL_OVER     (35 * SECOND)
#define CALLED_SCENE  "alerts"

/* An hour of it has filled what caches there are. */
#define WARM       (60 * MINUTE)
#define DAY        (24 * WARM)
#define MAX_GROWTH_KB 4096

typedef enum
{
  MODE_GOOD,
  MODE_KILLED,
  MODE_FROZEN,
  MODE_HALF_OPEN,
  MODE_SLOW,
  MODE_GARBAGE,
  MODE_RESET,
} Mode;
#define N_MODES 7

/* Of an alert that the backend raises. */
typedef enum
{
  CALL_NONE,
  CALL_RAISED,
  CALL_SHOWN,
} Call;

/* Between the wall and its backend: the clock that both live by, in nanoseconds, and
 * what each has to know of the other. */
typedef struct
{
  int    lock;
  gint64 real;       /* when the clock was read last */
  gint64 fast;       /* what it said */
  gint64 ticked;     /* when the wall has had its second last, 0: it has not begun */
  int    mode;
  gint64 last_good;  /* when the last whole event was sent, by the fast clock */
  gint64 raised;     /* likewise, when the last alert was raised, 0: none was */
  gint64 sent;       /* likewise, when that was sent */
  int    is_raised;  /* it is not over */
  char   url[256];
} Shared;

typedef struct
{
  BwWallBoard *board;
  BwDesk      *desk;
  GMainLoop   *loop;
  gint64       began;
  gint64       length;
  gint64       good_since;
  gint64       warm_kb;
  guint        n_days;
  guint        n_seconds;
  guint        n_faults[N_MODES];
  guint        n_marked;
  guint        n_unmarked;
  guint        n_recovered;
  guint        n_unrecovered;
  guint        n_scenes;
  guint        n_skipped;
  guint        turn;
  guint        page;
  gint64       turned;
  gint64       ticked;
  guint        n_away;
  gboolean     was_marked;
  gint64       live_since;
  Call         call;
  gint64       called;     /* when the scene was called, or the alert was raised */
  guint        called_minute;
  guint        n_raised;
  guint        n_called;
  guint        n_returned;
} Watch;

static Shared *shared;
static double speed = MAX_SPEED;

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  syscall (SYS_clock_gettime, clock, &now);
  return now.tv_sec * NANOSECONDS + now.tv_nsec;
}

/* It goes faster, but waits for the wall: where the machine has no time for it, none
 * passes. */
static gint64
read_fast_clock (void)
{
  gint64 now;
  gint64 fast;

  while (!g_atomic_int_compare_and_exchange (&shared->lock, FALSE, TRUE))
    sched_yield ();
  now = read_clock (CLOCK_MONOTONIC);
  fast = shared->fast + (gint64) ((double) (now - shared->real) * speed);
  if (shared->ticked != 0)
    fast = MIN (fast, MAX (shared->ticked + MOST_LATE, shared->fast));
  shared->real = now;
  shared->fast = fast;
  g_atomic_int_set (&shared->lock, FALSE);
  return fast;
}

/* In place of the C library's, for all that this program links. */
int
clock_gettime (clockid_t        clock,
               struct timespec *time)
{
  gboolean is_fast = (clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME) && shared != NULL;
  gint64 now = is_fast ? read_fast_clock () : read_clock (clock);

  time->tv_sec = now / NANOSECONDS;
  time->tv_nsec = now % NANOSECONDS;
  return 0;
}

/* A sleep is as much shorter. */
int
poll (struct pollfd *fds,
      nfds_t         n_fds,
      int            timeout)
{
  struct timespec left = { 0 };
  gint64 nanoseconds = (gint64) (MAX (timeout, 0) * 1e6 / speed);

  left.tv_sec = nanoseconds / NANOSECONDS;
  left.tv_nsec = nanoseconds % NANOSECONDS;
  return (int) syscall (SYS_ppoll, fds, n_fds, timeout < 0 ? NULL : &left, NULL, 0);
}

int
ppoll (struct pollfd         *fds,
       nfds_t                 n_fds,
       const struct timespec *timeout,
       const sigset_t        *mask)
{
  struct timespec left = { 0 };
  gint64 nanoseconds;

  if (timeout != NULL)
    {
      nanoseconds = (gint64) ((double) (timeout->tv_sec * NANOSECONDS + timeout->tv_nsec) / speed);
      left.tv_sec = nanoseconds / NANOSECONDS;
      left.tv_nsec = nanoseconds % NANOSECONDS;
    }

  return (int) syscall (SYS_ppoll, fds, n_fds, timeout != NULL ? &left : NULL, mask, sizeof (gint64));
}

static Mode
get_mode (void)
{
  return (Mode) g_atomic_int_get (&shared->mode);
}

/* The backend's threads sleep by the real clock. */
static void
nap (gint64 span)
{
  g_usleep ((unsigned long) MAX ((double) span / speed, 50.0));
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 ("2021-08-08T14:32:00+08:00", NULL);
  g_autoptr (GDateTime) time = g_date_time_add_seconds (start, (double) seconds);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

static char *
format_clock (void)
{
  g_autofree char *text = format_time (g_get_monotonic_time () / SECOND % 86400);

  return g_strdup_printf ("{\"now\":\"%s\",\"speed\":1}", text);
}

/* A byte now and then: the connection lives, and nothing is told. */
static void
drip (GOutputStream *out)
{
  for (guint i = 0; get_mode () == MODE_SLOW; i++)
    {
      if (!http_fixture_write (out, i == 0 ? "d" : "a"))
        return;
      nap (2 * SECOND);
    }
}

/* It is heard, and never gets to the end of its state. */
static void
begin_anew (GOutputStream *out)
{
  while (get_mode () == MODE_RESET && http_fixture_write (out, "event: reset\ndata: {\"epoch\":\"u\"}\n\n"))
    nap (2 * SECOND);
}

static void
wait_while (Mode mode)
{
  while (get_mode () == mode)
    nap (SECOND);
}

static void
speak_garbage (GOutputStream *out)
{
  static const char *const garbage[] = {
    "\x01\xff\xfe\x80\x80 not a feed at all \r\n\r\n", "event: docs\ndata: [{\"type\":\"site\",\"id\":\n\n",
    "event: heartbeat\ndata: nothing\n\n", "data: ]]]]\n\nevent: docs\ndata: {}\n\n",
  };

  http_fixture_write (out, garbage[g_random_int_range (0, G_N_ELEMENTS (garbage))]);
}

/* FALSE: the connection is over. */
static gboolean
suffer (GOutputStream *out,
        Mode           mode)
{
  switch (mode)
    {
    case MODE_FROZEN:
    case MODE_HALF_OPEN:
      wait_while (mode);
      return FALSE;
    case MODE_SLOW:
      drip (out);
      return FALSE;
    case MODE_GARBAGE:
      speak_garbage (out);
      return FALSE;
    case MODE_RESET:
      begin_anew (out);
      return FALSE;
    case MODE_KILLED:
      return FALSE;
    case MODE_GOOD:
    default:
      return TRUE;
    }
}

/* The last alert, if it is not as it was @told. */
static gboolean
tell_alert (GOutputStream *out,
            int           *told)
{
  int is_raised = g_atomic_int_get (&shared->is_raised);
  g_autofree char *raised = NULL;
  g_autofree char *cleared = NULL;
  g_autofree char *end = NULL;
  g_autofree char *event = NULL;

  if (shared->raised == 0 || is_raised == *told)
    return TRUE;
  if (is_raised && g_get_monotonic_time () - shared->raised > CALL_SENDING)
    return TRUE;

  raised = format_time (shared->raised / SECOND);
  cleared = format_time (g_get_monotonic_time () / SECOND);
  end = is_raised ? g_strdup ("") : g_strdup_printf (",\"cleared\":\"%s\"", cleared);
  event = g_strdup_printf ("event: docs\ndata: [{\"type\":\"alert\",\"id\":\"soak/d1/1\",\"at\":\"%s\","
                           "\"source\":\"report\",\"rule\":\"soak\",\"place\":\"d1\",\"severity\":\"high\","
                           "\"name\":\"soak\",\"raised\":\"%s\"%s,\"seq\":16}]\n\n",
                           raised, raised, end);
  *told = is_raised;
  if (is_raised)
    shared->sent = g_get_monotonic_time ();
  return http_fixture_write (out, event);
}

static void
play_feed (GOutputStream *out)
{
  g_autofree char *clock = format_clock ();
  g_autofree char *live = g_strconcat (clock, ",\"alerts\":true", NULL);
  g_autofree char *state = desk_fixture_dup_events (live);
  gboolean is_whole = http_fixture_write (out, HTTP_FIXTURE_FEED) && http_fixture_write (out, state);
  gint64 next = g_get_monotonic_time () + HEARTBEAT;
  int told = -1;

  if (is_whole)
    shared->last_good = g_get_monotonic_time ();
  while (is_whole)
    {
      Mode mode = get_mode ();
      g_autofree char *heartbeat = NULL;
      g_autofree char *now = NULL;

      if (!suffer (out, mode) || !tell_alert (out, &told))
        return;
      nap (SECOND / 2);
      if (g_get_monotonic_time () < next)
        continue;

      now = format_clock ();
      heartbeat = g_strdup_printf ("event: heartbeat\ndata: {\"clock\":%s,\"seq\":15}\n\n", now);
      is_whole = http_fixture_write (out, heartbeat);
      if (is_whole)
        shared->last_good = g_get_monotonic_time ();
      next = g_get_monotonic_time () + HEARTBEAT;
    }
}

/* What is half-open is open for whoever comes anew. */
static void
answer (HttpFixture   *fixture,
        HttpRequest   *request,
        GOutputStream *out,
        gpointer       user_data)
{
  Mode mode = get_mode ();

  if (mode != MODE_GOOD && mode != MODE_HALF_OPEN)
    {
      if (mode == MODE_RESET)
        http_fixture_write (out, HTTP_FIXTURE_FEED);
      suffer (out, mode);
      return;
    }

  if (g_str_has_prefix (request->path, "/v1/feed"))
    play_feed (out);
  else
    http_fixture_write (out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
}

/* Never comes back. It dies with the wall. */
static void
run_backend (void)
{
  HttpFixture *fixture;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  signal (SIGPIPE, SIG_IGN);
  fixture = http_fixture_new (NULL, answer, NULL);
  g_strlcpy (shared->url, http_fixture_get_url (fixture), sizeof shared->url);
  g_main_loop_run (g_main_loop_new (NULL, FALSE));
}

static gint64
get_resident_kb (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;

  words = g_strsplit (text, " ", 3);
  return g_ascii_strtoll (words[1], NULL, 10) * sysconf (_SC_PAGESIZE) / 1024;
}

/* Each minute another fault, for a few seconds or most of it; each fourth is quiet, so
 * that what was longest is over by its end. */
static Mode
find_mode (gint64 elapsed)
{
  static const gint64 spans[] = { 12, 40, 52 };
  guint minute = (guint) (elapsed / MINUTE);
  gint64 second = elapsed % MINUTE / SECOND;

  if (minute % 4 == 3 || second < 2 || second >= spans[minute / 4 % G_N_ELEMENTS (spans)])
    return MODE_GOOD;

  return (Mode) (1 + (minute - minute / 4) % (N_MODES - 1));
}

static void
set_mode (Watch *watch,
          Mode   mode,
          gint64 now)
{
  if (mode == get_mode ())
    return;

  watch->n_faults[mode]++;
  watch->good_since = mode == MODE_GOOD ? now : 0;
  g_atomic_int_set (&shared->mode, mode);
}

/* Once in each minute without a fault, when the wall shows what is now and its scene has
 * time left. */
static void
raise_alert (Watch *watch,
             gint64 now)
{
  const char * const *names = bw_wall_scenes_get_names ();
  guint n_scenes = g_strv_length ((char **) names);
  guint minute = (guint) ((now - watch->began) / MINUTE);
  gint64 left = MINUTE - (now - watch->began) % MINUTE;
  gint64 shown_for = now - watch->turned;

  if (g_atomic_int_get (&shared->is_raised) && now - shared->raised > CALL_SENDING + CALL_WAY + CALL_LENGTH)
    g_atomic_int_set (&shared->is_raised, FALSE);
  if (minute % 4 != 3 || minute == watch->called_minute || left < CALL_OVER
      || watch->live_since == 0 || now - watch->live_since < 2 * HEARTBEAT
      || watch->turn >= n_scenes || g_str_equal (names[watch->turn], CALLED_SCENE)
      || shown_for < CALL_EARLIEST || shown_for > CALL_LATEST)
    return;

  shared->raised = now;
  g_atomic_int_set (&shared->is_raised, TRUE);
  watch->called_minute = minute;
  watch->called = now;
  watch->call = CALL_RAISED;
  watch->n_raised++;
}

/* The scene that was on has the time that it had left; what never gives back is not waited
 * for. TRUE: what is on is no turn. */
static gboolean
judge_call (Watch      *watch,
            const char *scene,
            guint       page,
            gint64      now)
{
  const char * const *names = bw_wall_scenes_get_names ();
  gboolean is_called = g_str_equal (scene, CALLED_SCENE);
  gint64 length = now - watch->called;

  if (watch->call == CALL_RAISED && is_called)
    {
      watch->call = CALL_SHOWN;
      watch->called = now;
      watch->n_called++;
    }
  else if (watch->call == CALL_SHOWN && !is_called)
    {
      watch->n_returned += length > CALL_LENGTH - SLACK && length < CALL_LENGTH + SLACK
                           && g_str_equal (scene, names[watch->turn]) && page == watch->page;
      watch->turned += length;
      watch->call = CALL_NONE;
    }
  else if (watch->call == CALL_SHOWN && length >= CALL_LENGTH + SLACK)
    watch->call = CALL_NONE;
  else if (watch->call == CALL_RAISED && length > CALL_SENDING + CALL_WAY)
    {
      watch->call = CALL_NONE;
      watch->n_called += shared->sent >= shared->raised;
    }

  return watch->call == CALL_SHOWN;
}

/* Each page its time, one after the other. While there is no scene, or a late second hides
 * the change, it begins anew. */
static void
judge_rotation (Watch      *watch,
                const char *scene,
                guint       page,
                gint64      now)
{
  const char * const *names = bw_wall_scenes_get_names ();
  guint n_scenes = g_strv_length ((char **) names);
  gboolean is_next = (page == watch->page + 1 && watch->turn < n_scenes && g_str_equal (scene, names[watch->turn]))
                     || (page == 0 && g_strcmp0 (scene, names[(watch->turn + 1) % n_scenes]) == 0);

  if (*scene == '\0')
    watch->turn = n_scenes;
  else if (watch->turn < n_scenes && g_str_equal (scene, names[watch->turn]) && page == watch->page)
    watch->n_away += now - watch->turned > BW_WALL_ROTATION_PERIOD * (gint64) SECOND + SLACK;
  else
    {
      watch->n_scenes++;
      watch->n_skipped += watch->turn < n_scenes && !is_next && now - watch->ticked < SLACK;
      for (watch->turn = 0; !g_str_equal (names[watch->turn], scene);)
        watch->turn++;
      watch->page = page;
      watch->turned = now;
    }
  watch->ticked = now;
}

static void
judge_truth (Watch *watch,
             gint64 now)
{
  gboolean is_marked = bw_wall_board_is_stale (watch->board) || *bw_wall_board_get_scene (watch->board) == '\0';
  gint64 silence = now - shared->last_good;

  watch->n_marked += is_marked && !watch->was_marked;
  if (silence > ALLOWED + SLACK && !is_marked)
    watch->n_unmarked++;
  if (watch->good_since != 0 && now - watch->good_since > RECOVERY)
    {
      watch->n_recovered += !is_marked;
      watch->n_unrecovered += is_marked;
    }
  if (is_marked)
    watch->live_since = 0;
  else if (watch->live_since == 0)
    watch->live_since = now;
  watch->was_marked = is_marked;
}

/* A week takes longer than one waits for it without a word. */
static void
tell_day (Watch *watch)
{
  watch->n_days++;
  printf ("note: day %u: %" G_GINT64_FORMAT " KB; %u s unmarked, %u s marked too long, %u turns out of place, "
          "%u of %u alerts over\n", watch->n_days, get_resident_kb (), watch->n_unmarked, watch->n_unrecovered,
          watch->n_skipped, watch->n_returned, watch->n_called);
}

static void
on_desk_tick_cb (Watch *watch)
{
  gint64 now = g_get_monotonic_time ();
  const char *scene = bw_wall_board_get_scene (watch->board);
  guint page = bw_wall_board_get_page (watch->board);

  shared->ticked = now * 1000;
  watch->n_seconds++;
  judge_truth (watch, now);
  if (!judge_call (watch, scene, page, now))
    judge_rotation (watch, scene, page, now);
  raise_alert (watch, now);
  set_mode (watch, find_mode (now - watch->began), now);
  if (watch->warm_kb == 0 && now - watch->began > MIN (WARM, watch->length / 2))
    watch->warm_kb = get_resident_kb ();
  if (now - watch->began >= (watch->n_days + 1) * DAY)
    tell_day (watch);
  if (now - watch->began >= watch->length)
    g_main_loop_quit (watch->loop);
}

static guint n_passed;
static guint n_failed;

G_GNUC_PRINTF (2, 3) static void
judge (gboolean    is_good,
       const char *format,
       ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  n_passed += is_good;
  n_failed += !is_good;
  printf ("%s: %s\n", is_good ? "good" : "BAD", text);
}

/* One that is on at the end has not had its time. Not each minute without a fault can have one:
 * after the longest faults the wall is back too late, and in a short run that may be most. */
static void
tell_calls (Watch *watch)
{
  guint n_quiet = (guint) (watch->length / MINUTE / 4);
  gboolean is_on = watch->call == CALL_SHOWN && g_get_monotonic_time () - watch->called < CALL_LENGTH + SLACK;

  judge (watch->n_called > 0 && watch->n_returned + is_on >= watch->n_called,
         "of %u new severe alerts %u were shown at once for %d s (%d s more or less), and then what had been on%s",
         watch->n_called, watch->n_returned, (int) (CALL_LENGTH / SECOND), (int) (SLACK / SECOND),
         is_on ? "; one is still on" : "");
  judge (2 * watch->n_called > watch->n_raised && (watch->length <= 6 * WARM || 2 * watch->n_raised > n_quiet),
         "in %u of %u minutes without a fault a severe alert was raised, and %u of these were sent", watch->n_raised,
         n_quiet, watch->n_called);
}

static void
tell (Watch *watch)
{
  gint64 grown = get_resident_kb () - watch->warm_kb;

  judge (watch->n_unmarked == 0, "%u of %u seconds showed what was older than %d s (%d s, and %d s for its way) "
         "without its mark", watch->n_unmarked, watch->n_seconds, (int) ((ALLOWED + SLACK) / SECOND),
         (int) (ALLOWED / SECOND), (int) (SLACK / SECOND));
  judge (watch->n_unrecovered == 0 && watch->n_recovered > 0,
         "%u of %u seconds later than %d s after the backend was back still said that it is not",
         watch->n_unrecovered, watch->n_unrecovered + watch->n_recovered, (int) (RECOVERY / SECOND));
  judge (watch->n_marked > 0,
         "%u times it was marked: killed %u, frozen %u, half-open %u, slow %u, garbage %u, reset %u",
         watch->n_marked, watch->n_faults[MODE_KILLED], watch->n_faults[MODE_FROZEN],
         watch->n_faults[MODE_HALF_OPEN], watch->n_faults[MODE_SLOW], watch->n_faults[MODE_GARBAGE],
         watch->n_faults[MODE_RESET]);
  judge (watch->n_away == 0 && watch->n_skipped == 0 && watch->n_scenes > 1,
         "of %u turns %u were left out, and for %u seconds it was the next one's (%d s late at least)",
         watch->n_scenes, watch->n_skipped, watch->n_away, (int) (SLACK / SECOND));
  tell_calls (watch);
  if (watch->length > 6 * WARM)
    judge (grown < MAX_GROWTH_KB, "it grew by %" G_GINT64_FORMAT " KB since its first hour, %d KB are allowed", grown,
           MAX_GROWTH_KB);
  else
    printf ("note: it grew by %" G_GINT64_FORMAT " KB in its second half: too short to judge\n", grown);
  printf ("%u passed, %u failed\n", n_passed, n_failed);
}

static void
show (Watch           *watch,
      BwClientSession *session)
{
  GtkWidget *window;

  watch->desk = bw_desk_new (session);
  watch->began = g_get_monotonic_time ();
  window = bw_wall_window_new (NULL, watch->desk, NULL);
  watch->board = BW_WALL_BOARD (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)));
  g_signal_connect_swapped (watch->desk, "tick", G_CALLBACK (on_desk_tick_cb), watch);
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 540);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (watch->loop);
  tell (watch);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
read_options (int     argc,
              char   *argv[],
              Watch  *watch)
{
  double minutes = 20.0;
  double days = 0.0;
  const GOptionEntry entries[] = {
    { "minutes", 0, 0, G_OPTION_ARG_DOUBLE, &minutes, "So many minutes of the wall (20)", "N" },
    { "days", 0, 0, G_OPTION_ARG_DOUBLE, &days, "So many days of the wall", "N" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &speed, "Seconds of the wall in a second (120, the most)", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || speed < 1.0 || speed > MAX_SPEED
      || (minutes <= 0.0 && days <= 0.0))
    {
      fprintf (stderr, "wall: %s\n", error != NULL ? error->message
                                     : "--speed is 1 to 120 (what is judged faster does not count), --minutes more "
                                       "than 0");
      return FALSE;
    }

  watch->length = (gint64) ((days > 0.0 ? days * 1440.0 : minutes) * MINUTE);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  Watch watch = { 0 };
  g_autoptr (BwClientSession) session = NULL;
  Shared *mapped;

  if (!read_options (argc, argv, &watch))
    return 2;

  setvbuf (stdout, NULL, _IOLBF, 0);
  mapped = mmap (NULL, sizeof *mapped, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED)
    return 1;
  mapped->real = read_clock (CLOCK_MONOTONIC);
  mapped->fast = mapped->real;
  shared = mapped;
  if (fork () == 0)
    run_backend ();
  while (*(volatile char *) shared->url == '\0')
    nap (SECOND);

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  watch.loop = g_main_loop_new (NULL, FALSE);
  session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_session_connect (session, shared->url, "token", NULL);
  show (&watch, session);
  return n_failed == 0 ? 0 : 1;
}
