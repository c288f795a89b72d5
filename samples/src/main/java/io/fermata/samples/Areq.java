package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.toThread;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.AsyncSemaphore;
import io.fermata.Coroutine;
import io.fermata.QueueShutDown;
import io.fermata.Task;
import io.fermata.TaskGroup;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An asynchronous URL grabber: fetches pages concurrently and writes down the links in them as they are found. */
@Command(name = "Areq", mixinStandardHelpOptions = true, description = "Finds the links in web pages.")
public final class Areq implements Callable<Integer> {
    private static final Pattern HREF = Pattern.compile("href=\"(.*?)\"", Pattern.CASE_INSENSITIVE);

    @Parameters(paramLabel = "URL", arity = "1..*", description = "The pages to begin with.")
    private List<URI> urls;

    @Option(
            names = {"-o", "--output"},
            description = "Where the links go (${DEFAULT-VALUE}).")
    private Path output = Path.of("foundurls.txt");

    @Option(names = "--follow", defaultValue = "0", description = "How many links deep to go on (${DEFAULT-VALUE}).")
    private int follow;

    @Option(names = "--timeout", defaultValue = "10", description = "Seconds to wait for a page (${DEFAULT-VALUE}).")
    private int timeout;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    private final AsyncQueue<String> found = new AsyncQueue<>();
    private final Set<URI> seen = new HashSet<>();
    private AsyncSemaphore slots = new AsyncSemaphore(8);
    private int fetched;
    private int failed;
    private int links;

    @Option(names = "--concurrency", description = "Pages fetched at a time (8).")
    void setConcurrency(int pages) {
        slots = new AsyncSemaphore(pages);
    }

    /** Crawls until no page is left, while one task writes. Tasks of a loop share its counters and sets without locks. */
    @Async
    Coroutine<Void> start() throws IOException {
        try (PrintWriter file = new PrintWriter(output.toFile(), StandardCharsets.UTF_8)) {
            Task<Void> writing = createTask(write(file));
            await(taskGroup(group -> {
                urls.forEach(url -> visit(group, url, 0));
                return Coroutine.done();
            }));
            found.shutdown();
            await(writing);
        }
        System.err.println();
        System.out.printf("%d pages, %d failures, %d links.%n", fetched, failed, links);
        return Coroutine.done();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the group holds the task
    private void visit(TaskGroup group, URI url, int depth) {
        if (seen.add(url)) {
            group.createTask(crawl(group, url, depth), url.toString());
        }
    }

    /** Fetches a page, passes its links on, and follows them. One page that fails is no failure of the others. */
    @Async
    private Coroutine<Void> crawl(TaskGroup group, URI url, int depth) {
        try {
            Set<URI> targets = links(url, await(fetch(url)));
            fetched++;
            links += targets.size();
            for (URI target : targets) {
                await(found.put(url + "\t" + target));
                if (depth < follow) {
                    visit(group, target, depth + 1);
                }
            }
        } catch (IOException e) {
            failed++;
            System.err.printf("\r%s: %s%n", url, e.getMessage());
        }
        System.err.printf("\r%d of %d pages, %d links", fetched, seen.size(), links);
        return Coroutine.done();
    }

    @Async
    private Coroutine<String> fetch(URI url) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(timeout)).build();
        await(slots.acquire());
        try {
            HttpResponse<String> response = await(client.sendAsync(request, BodyHandlers.ofString()));
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return Coroutine.of(response.body());
        } finally {
            slots.release();
        }
    }

    /** Writing to a file blocks, so another thread does it: one piece after the other, as they come. */
    @Async
    private Coroutine<Void> write(PrintWriter file) {
        try {
            while (true) {
                String line = await(found.get());
                await(toThread(() -> {
                    file.println(line);
                    file.flush();
                    return null;
                }));
            }
        } catch (QueueShutDown everythingWritten) {
            return Coroutine.done();
        }
    }

    /** The pages that a page refers to, each once. */
    static Set<URI> links(URI page, String html) {
        Set<URI> targets = new LinkedHashSet<>();
        Matcher matcher = HREF.matcher(html);
        while (matcher.find()) {
            try {
                URI target = page.resolve(matcher.group(1).replaceFirst("#.*", ""));
                if (target.getHost() != null && target.getScheme().startsWith("http")) {
                    targets.add(target);
                }
            } catch (IllegalArgumentException malformed) {
                System.err.printf("\r%s: not a link: %s%n", page, matcher.group(1));
            }
        }
        return targets;
    }

    @Override
    public Integer call() throws IOException {
        run(start());
        return failed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Areq()).execute(arguments));
    }
}
