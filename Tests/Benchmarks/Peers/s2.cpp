// The nearest of many points with S2ClosestPointQuery: rows.tsv reverse.csv rounds.
#include <s2/s2closest_point_query.h>
#include <s2/s2latlng.h>
#include <s2/s2point_index.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

static double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int main(int count, char** arguments) {
    if (count < 4) return 2;
    S2PointIndex<uint32_t> index;
    std::ifstream rows(arguments[1]);
    std::string line;
    uint32_t number = 0;
    while (std::getline(rows, line)) {
        const char* field = line.c_str();
        for (int tab = 0; tab < 3 && field; tab++) field = std::strchr(field, '\t') + 1;
        char* end;
        double latitude = std::strtod(field, &end), longitude = std::strtod(end + 1, nullptr);
        index.Add(S2LatLng::FromDegrees(latitude, longitude).ToPoint(), number++);
    }
    std::vector<S2Point> asked;
    std::ifstream positions(arguments[2]);
    while (std::getline(positions, line)) {
        char* end;
        double latitude = std::strtod(line.c_str(), &end), longitude = std::strtod(end + 1, nullptr);
        asked.push_back(S2LatLng::FromDegrees(latitude, longitude).ToPoint());
    }
    std::vector<double> times, totals;
    uint64_t sum = 0;
    for (int round = 0; round < std::atoi(arguments[3]); round++) {
        double began = now();
        for (const S2Point& point : asked) {
            double first = now();
            S2ClosestPointQuery<uint32_t> query(&index);
            query.mutable_options()->set_max_results(1);
            S2ClosestPointQuery<uint32_t>::PointTarget target(point);
            sum += query.FindClosestPoint(&target).data();
            times.push_back(now() - first);
        }
        totals.push_back(now() - began);
    }
    std::sort(times.begin(), times.end());
    std::sort(totals.begin(), totals.end());
    std::printf("{\"task\":\"reverse_nearest\",\"peer\":\"s2\",\"n\":%zu,\"per_op_us\":%.3f,\"p50_us\":%.2f,"
                "\"p99_us\":%.2f,\"sum\":%llu}\n",
                asked.size(), totals[totals.size() / 2] / asked.size() * 1e6, times[times.size() / 2] * 1e6,
                times[times.size() * 99 / 100] * 1e6, (unsigned long long)sum);
}
